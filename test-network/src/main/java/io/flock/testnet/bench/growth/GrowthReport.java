package io.flock.testnet.bench.growth;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.output.Table;
import io.flock.testnet.bench.load.LoadJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures, for people and for programs. */
final class GrowthReport {
    private GrowthReport() {}

    static List<String> lines(GrowthResult result) {
        Table table =
                new Table("function", "empty bytes", "full bytes", "empty p50 ms", "full p50 ms", "ratio", "CPU ratio");
        for (GrowthFigure figure : result.figures()) {
            table.row(
                    figure.function(),
                    Integer.toString(figure.emptyBytes()),
                    Integer.toString(figure.fullBytes()),
                    number(figure.empty().latency().p50()),
                    number(figure.full().latency().p50()),
                    number(figure.ratio()),
                    number(figure.cpuRatio()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%d accounts and %d tasks, loaded in %.0f s; heap %d of %d MiB; blocks every %d ms",
                result.options().accounts(),
                result.options().tasks(),
                result.loadSeconds(),
                result.heapMiB(),
                result.heapLimitMiB(),
                result.batchTimeout().toMillis()));
        lines.add(String.format(
                Locale.ROOT,
                "%s: a full ledger's median is at most %.1f times an empty one's",
                result.holds() ? "holds" : "does not hold",
                GrowthResult.BAR));
        return lines;
    }

    static JsonObject json(GrowthResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("accounts", result.options().accounts());
        json.addProperty("tasks", result.options().tasks());
        json.addProperty("batchTimeoutMillis", result.batchTimeout().toMillis());
        json.addProperty("loadSeconds", result.loadSeconds());
        json.addProperty("heapMiB", result.heapMiB());
        json.addProperty("heapLimitMiB", result.heapLimitMiB());
        json.addProperty("bar", GrowthResult.BAR);
        json.addProperty("holds", result.holds());
        JsonArray figures = new JsonArray();
        for (GrowthFigure figure : result.figures()) {
            JsonObject one = new JsonObject();
            one.addProperty("function", figure.function());
            one.addProperty("emptyBytes", figure.emptyBytes());
            one.addProperty("fullBytes", figure.fullBytes());
            one.addProperty("ratio", figure.ratio());
            LoadJson.number(one, "cpuRatio", figure.cpuRatio());
            one.add("empty", LoadJson.of(figure.empty()));
            one.add("full", LoadJson.of(figure.full()));
            figures.add(one);
        }
        json.add("functions", figures);
        return json;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

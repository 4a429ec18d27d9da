package io.flock.client.simulate.economy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as lines for people and as JSON for programs. */
public final class EconomyTable {
    private EconomyTable() {}

    /** One row per strategy. */
    public static List<List<String>> rows(EconomyReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (StrategyResult result : report.results()) {
            rows.add(List.of(
                    result.strategy().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    format("%.1f", result.income().mean()) + " ± "
                            + format("%.1f", result.income().half()),
                    format("%.1f", result.honest().mean()),
                    format("%+.2f", 100 * result.gain().mean()) + " ± "
                            + format("%.2f", 100 * result.gain().half()) + " %",
                    result.strategy().hasNoBar() ? "" : report.holds(result.strategy()) ? "holds" : "does not hold"));
        }
        return rows;
    }

    /** Everything that was measured. */
    public static JsonObject json(EconomyReport report) {
        JsonObject json = new JsonObject();
        json.addProperty("seed", report.seed());
        json.addProperty("tasks", report.tasks());
        json.addProperty("settlements", report.settlements());
        json.addProperty("seconds", report.seconds());
        json.addProperty("organisations", report.settings().organisations());
        json.addProperty("coalition", report.settings().coalition());
        json.addProperty("epochs", report.settings().epochs());
        JsonArray results = new JsonArray();
        for (StrategyResult result : report.results()) {
            JsonObject one = new JsonObject();
            one.addProperty("strategy", result.strategy().name());
            one.addProperty("does", result.strategy().words());
            one.add("income", json(result.income()));
            one.add("honestIncome", json(result.honest()));
            one.add("gain", json(result.gain()));
            one.addProperty("holds", report.holds(result.strategy()));
            results.add(one);
        }
        json.add("strategies", results);
        return json;
    }

    private static JsonObject json(Estimate estimate) {
        JsonObject json = new JsonObject();
        json.addProperty("mean", estimate.mean());
        json.addProperty("low", estimate.low());
        json.addProperty("high", estimate.high());
        return json;
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}

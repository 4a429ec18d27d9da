package io.flock.testnet.bench.learning;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.output.Table;
import io.flock.testnet.bench.load.BenchSection;
import io.flock.testnet.bench.load.FigureText;
import java.util.List;

/** The rules beside each other. */
record AggregationSection(List<AggregationFigure> figures) implements BenchSection {
    AggregationSection {
        figures = List.copyOf(figures);
    }

    @Override
    public String name() {
        return "aggregation";
    }

    @Override
    public JsonArray json() {
        JsonArray rows = new JsonArray();
        for (AggregationFigure figure : figures) {
            JsonObject row = new JsonObject();
            row.addProperty("rule", figure.rule());
            row.addProperty("updates", figure.updates());
            row.addProperty("values", figure.length());
            row.addProperty("seconds", figure.seconds());
            row.addProperty("heapMegabytes", figure.peakMegabytes());
            row.addProperty("shareOfMemoryBandwidth", figure.bandwidthShare());
            figure.numpySeconds().ifPresent(seconds -> row.addProperty("numpySeconds", seconds));
            figure.timesAsFast().ifPresent(times -> row.addProperty("timesAsFastAsNumpy", times));
            rows.add(row);
        }
        return rows;
    }

    @Override
    public List<String> lines() {
        Table table =
                new Table("rule", "updates", "values", "seconds", "heap MB", "of memory", "NumPy s", "times as fast");
        for (AggregationFigure figure : figures) {
            table.row(
                    figure.rule(),
                    Integer.toString(figure.updates()),
                    Integer.toString(figure.length()),
                    FigureText.of(figure.seconds(), 3),
                    FigureText.of(figure.peakMegabytes(), 0),
                    FigureText.percent(figure.bandwidthShare()),
                    FigureText.of(figure.numpySeconds().orElse(Double.NaN), 3),
                    FigureText.of(figure.timesAsFast().orElse(Double.NaN), 1));
        }
        return table.lines();
    }
}

package io.flock.testnet.bench.learning;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.output.Table;
import io.flock.testnet.bench.load.BenchSection;
import io.flock.testnet.bench.load.FigureText;
import java.util.List;

/** Evaluation by each engine. */
record EvaluationSection(List<EvaluationFigure> figures) implements BenchSection {
    EvaluationSection {
        figures = List.copyOf(figures);
    }

    @Override
    public String name() {
        return "evaluation";
    }

    @Override
    public JsonArray json() {
        JsonArray rows = new JsonArray();
        for (EvaluationFigure figure : figures) {
            JsonObject row = new JsonObject();
            row.addProperty("net", figure.net().text());
            row.addProperty("engine", figure.engine().text());
            row.addProperty("examples", figure.examples());
            row.addProperty("seconds", figure.seconds());
            row.addProperty("trainingSeconds", figure.trainingSeconds());
            row.addProperty("childSeconds", figure.childSeconds());
            row.addProperty("firstChildSeconds", figure.firstSeconds());
            rows.add(row);
        }
        return rows;
    }

    @Override
    public List<String> lines() {
        Table table = new Table(
                "net", "engine", "examples", "ms", "of training", "in a child ms", "of here", "first there ms");
        for (EvaluationFigure figure : figures) {
            table.row(
                    figure.net().text(),
                    figure.engine().text(),
                    Integer.toString(figure.examples()),
                    FigureText.of(1e3 * figure.seconds(), 2),
                    FigureText.of(figure.ofTraining(), 2),
                    FigureText.of(1e3 * figure.childSeconds(), 2),
                    FigureText.of(figure.childOfOwn(), 2),
                    FigureText.of(1e3 * figure.firstSeconds(), 0));
        }
        return table.lines();
    }
}

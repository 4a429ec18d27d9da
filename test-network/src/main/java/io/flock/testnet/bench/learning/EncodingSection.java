package io.flock.testnet.bench.learning;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.output.Table;
import io.flock.testnet.bench.load.BenchSection;
import io.flock.testnet.bench.load.FigureText;
import java.util.List;

/** The encodings beside each other. */
record EncodingSection(List<EncodingFigure> figures) implements BenchSection {
    EncodingSection {
        figures = List.copyOf(figures);
    }

    @Override
    public String name() {
        return "encoding";
    }

    @Override
    public JsonArray json() {
        JsonArray rows = new JsonArray();
        for (EncodingFigure figure : figures) {
            JsonObject row = new JsonObject();
            row.addProperty("encoding", figure.encoding().text());
            row.addProperty("values", figure.length());
            row.addProperty("fileBytes", figure.fileBytes());
            row.addProperty("shareOfPlainSize", figure.sizeShare());
            row.addProperty("writeSeconds", figure.writeSeconds());
            row.addProperty("readSeconds", figure.readSeconds());
            row.addProperty("hashSeconds", figure.hashSeconds());
            rows.add(row);
        }
        return rows;
    }

    @Override
    public List<String> lines() {
        Table table = new Table(
                "encoding", "values", "file bytes", "of plain", "write ms", "of SHA-256", "read ms", "of SHA-256");
        for (EncodingFigure figure : figures) {
            table.row(
                    figure.encoding().text(),
                    Integer.toString(figure.length()),
                    Long.toString(figure.fileBytes()),
                    FigureText.percent(figure.sizeShare()),
                    FigureText.of(1e3 * figure.writeSeconds(), 2),
                    FigureText.of(figure.writeOfHash(), 2),
                    FigureText.of(1e3 * figure.readSeconds(), 2),
                    FigureText.of(figure.readOfHash(), 2));
        }
        return table.lines();
    }
}

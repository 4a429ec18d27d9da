package io.flock.client.data;

import io.flock.client.bundle.ColumnSpec;
import io.flock.client.bundle.LabelSpec;
import io.flock.client.bundle.TabularData;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Rows of a table, each checked against the bundle. */
final class TableRows {
    /** What is done with the rows. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes a row.
         *
         * @param features is used again for the next row
         * @param series the text in the series' column; empty where there is none
         */
        void add(float[] features, float target, String series, long line);
    }

    private final Path file;
    private final TabularData schema;
    private final Optional<String> series;
    private final Sink sink;
    private final float[] features;
    private int fieldCount;

    private TableRows(Path file, TabularData schema, Optional<String> series, Sink sink) {
        this.file = file;
        this.schema = schema;
        this.series = series;
        this.sink = sink;
        this.features = new float[schema.shape().size()];
    }

    /**
     * Reads all rows.
     *
     * @param series the column that names a row's series
     */
    static void read(Path file, TabularData schema, Optional<String> series, Sink sink) {
        try (CsvReader rows = CsvReader.open(file, schema.separator().charAt(0))) {
            new TableRows(file, schema, series, sink).read(rows);
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    private void read(CsvReader rows) throws IOException {
        int[] places = schema.header() ? fromHeader(rows) : inOrder();
        for (var row = rows.row(); row.isPresent(); row = rows.row()) {
            List<String> fields = row.get();
            if (fields.size() != fieldCount) {
                throw DataProblem.inLine(file, rows.line(), fields.size() + " fields, " + fieldCount + " are expected");
            }
            addRow(fields, places, rows.line());
        }
    }

    private int[] fromHeader(CsvReader rows) throws IOException {
        List<String> header = rows.row().orElseThrow(() -> DataProblem.inFile(file, "the file is empty"));
        fieldCount = header.size();
        List<String> wanted = new ArrayList<>();
        schema.columns().forEach(column -> wanted.add(column.name()));
        wanted.add(schema.labelName());
        series.ifPresent(wanted::add);
        int[] places = new int[wanted.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = header.indexOf(wanted.get(i));
            if (places[i] < 0) {
                throw DataProblem.noColumn(
                        file,
                        rows.line(),
                        header,
                        wanted.get(i),
                        schema.separator().charAt(0));
            }
            if (header.lastIndexOf(wanted.get(i)) != places[i]) {
                throw DataProblem.inLine(file, rows.line(), "the header has '" + wanted.get(i) + "' twice");
            }
        }
        return places;
    }

    private int[] inOrder() {
        fieldCount = schema.columns().size() + 1;
        return IntStream.range(0, fieldCount).toArray();
    }

    private void addRow(List<String> fields, int[] places, long line) {
        int at = 0;
        for (int i = 0; i < schema.columns().size(); i++) {
            ColumnSpec column = schema.columns().get(i);
            String text = fields.get(places[i]);
            if (column instanceof ColumnSpec.Numeric numeric) {
                features[at] = number(numeric, text, line, places[i] + 1);
            } else if (column instanceof ColumnSpec.Categorical categorical) {
                Arrays.fill(features, at, at + column.width(), 0);
                features[at + category(categorical, text, line, places[i] + 1)] = 1;
            }
            at += column.width();
        }
        int labelAt = places[schema.columns().size()];
        String owner = series.isPresent() ? fields.get(places[places.length - 1]) : "";
        sink.add(features, target(fields.get(labelAt), line, labelAt + 1), owner, line);
    }

    /** A missing label is never filled in: there would be nothing to learn from the row. */
    private float target(String text, long line, int place) {
        if (schema.label() instanceof LabelSpec.Quantity quantity) {
            return number(
                    new ColumnSpec.Numeric(
                            schema.labelName(),
                            quantity.center(),
                            quantity.scale(),
                            quantity.min(),
                            quantity.max(),
                            Optional.empty()),
                    text,
                    line,
                    place);
        }
        int label = schema.classes().indexOf(text);
        if (label < 0) {
            throw bad(line, place, schema.labelName(), text, "none of the classes");
        }
        return label;
    }

    private float number(ColumnSpec.Numeric column, String text, long line, int place) {
        double value;
        if (isMissing(text)) {
            value = column.fill().orElseThrow(() -> missing(line, place, column.name()));
        } else {
            OptionalDouble parsed = Numbers.decimal(text);
            value = parsed.orElseThrow(() -> notANumber(line, place, column.name(), text));
        }
        if (column.min().isPresent() && value < column.min().get()) {
            throw bad(
                    line,
                    place,
                    column.name(),
                    text,
                    "below the least, " + column.min().get());
        }
        if (column.max().isPresent() && value > column.max().get()) {
            throw bad(
                    line,
                    place,
                    column.name(),
                    text,
                    "above the greatest, " + column.max().get());
        }
        float scaled = (float) ((value - column.center()) / column.scale());
        if (!Float.isFinite(scaled)) {
            throw bad(line, place, column.name(), text, "too large once scaled");
        }
        return scaled;
    }

    private int category(ColumnSpec.Categorical column, String text, long line, int place) {
        String value = isMissing(text) ? column.fill().orElseThrow(() -> missing(line, place, column.name())) : text;
        int index = column.categories().indexOf(value);
        if (index < 0) {
            throw bad(line, place, column.name(), text, "none of the categories");
        }
        return index;
    }

    private boolean isMissing(String text) {
        return text.isEmpty() || schema.missing().contains(text);
    }

    private FlockException missing(long line, int place, String column) {
        return DataProblem.inColumn(
                file,
                line,
                place,
                column,
                "the value is missing and the bundle names no fill",
                "fill it in, or leave the row out; a bundle of your own may give the column a fill");
    }

    private FlockException notANumber(long line, int place, String column, String text) {
        return DataProblem.inColumn(
                file,
                line,
                place,
                column,
                "'" + DataProblem.shorten(text) + "' is not a number",
                Numbers.hasDecimalComma(text)
                        ? "write numbers with a decimal point"
                        : "mend the row; if this means no value, leave the field empty, or name the text in the missing of "
                                + "a bundle of your own");
    }

    private FlockException bad(long line, int place, String column, String text, String why) {
        return DataProblem.inColumn(file, line, place, column, "'" + DataProblem.shorten(text) + "' is " + why);
    }
}

package io.flock.client.data;

import io.flock.client.bundle.ColumnSpec;
import io.flock.client.bundle.LabelSpec;
import io.flock.client.bundle.TabularData;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of a table as text: what {@link TableRows} reads, backwards. */
final class RowText implements ExamplesWriter.Table {
    private final TabularData schema;

    RowText(TabularData schema) {
        this.schema = schema;
    }

    @Override
    public void write(Examples examples, Writer out) throws IOException {
        header(out, Optional.empty());
        float[] features = new float[examples.width()];
        for (int row = 0; row < examples.size(); row++) {
            examples.copyFeatures(row, features, 0);
            line(features, examples.target(row), Optional.empty(), out);
        }
    }

    /** @param series the name of its column, if there is one */
    void header(Writer out, Optional<String> series) throws IOException {
        if (!schema.header()) {
            return;
        }
        List<String> names = new ArrayList<>();
        schema.columns().forEach(column -> names.add(column.name()));
        names.add(schema.labelName());
        series.ifPresent(names::add);
        join(names, out);
    }

    /** @param series which one the row belongs to */
    void line(float[] features, float target, Optional<String> series, Writer out) throws IOException {
        List<String> fields = new ArrayList<>();
        int at = 0;
        for (ColumnSpec column : schema.columns()) {
            fields.add(
                    column instanceof ColumnSpec.Categorical categorical
                            ? categorical.categories().get(chosen(features, at, column.width()))
                            : number((ColumnSpec.Numeric) column, features[at]));
            at += column.width();
        }
        fields.add(label(target));
        series.ifPresent(fields::add);
        join(fields, out);
    }

    private static int chosen(float[] features, int from, int width) {
        int at = 0;
        while (at < width - 1 && features[from + at] != 1) {
            at++;
        }
        return at;
    }

    private String label(float target) {
        if (schema.label() instanceof LabelSpec.Quantity quantity) {
            return text(new ScaledNumber(quantity.center(), quantity.scale(), quantity.min(), quantity.max()), target);
        }
        return schema.classes().get((int) target);
    }

    private String number(ColumnSpec.Numeric column, float feature) {
        return text(new ScaledNumber(column.center(), column.scale(), column.min(), column.max()), feature);
    }

    /** A number that reads like "no value" is written otherwise: with zeros behind its digits, until it does not. */
    private String text(ScaledNumber scaled, float feature) {
        String text = scaled.text(feature);
        while (schema.missing().contains(text)) {
            int exponent = text.indexOf('E');
            int end = exponent < 0 ? text.length() : exponent;
            text = text.substring(0, end) + (text.contains(".") ? "0" : ".0") + text.substring(end);
        }
        return text;
    }

    private void join(List<String> fields, Writer out) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                out.append(schema.separator());
            }
            out.append(quoted(fields.get(i)));
        }
        out.append('\n');
    }

    private String quoted(String field) {
        boolean plain = !field.isEmpty()
                && !field.contains(schema.separator())
                && !field.contains("\"")
                && !field.contains("\n")
                && !field.contains("\r")
                && field.strip().length() == field.length();
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}

package io.flock.client.bundle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table with one example per row.
 *
 * @param columns the features, in the order in which they enter the model
 * @param labelName name of the label's column
 * @param label what the column holds
 * @param header whether the first line names the columns; if so they are found by name and others are passed over,
 *     otherwise the row is the columns in order with the label last
 * @param separator one character
 * @param missing texts that mean "no value"
 */
public record TabularData(
        List<ColumnSpec> columns,
        String labelName,
        LabelSpec label,
        boolean header,
        String separator,
        List<String> missing)
        implements DataSection {
    private static final int MAX_COLUMNS = 4096;

    /** Copies the lists. */
    public TabularData {
        columns = List.copyOf(columns);
        missing = List.copyOf(missing);
    }

    @Override
    public FeatureShape shape() {
        return new FeatureShape.Flat(columns.stream().map(ColumnSpec::width).reduce(0, Math::addExact));
    }

    static TabularData read(Fields in) {
        TabularData section = readRows(in);
        in.end();
        return section;
    }

    /** What a row is; more fields may follow. */
    static TabularData readRows(Fields in) {
        List<ColumnSpec> columns = in.list("columns", MAX_COLUMNS, ColumnSpec::read);
        Fields labelled = in.object("label");
        TabularData section = new TabularData(
                columns,
                labelled.text("name", 128),
                LabelSpec.read(labelled),
                in.flag("header", true),
                in.text("separator", 1, ","),
                in.has("missing") ? in.names("missing", 16) : List.of());
        labelled.end();
        section.check(in);
        return section;
    }

    @Override
    public SortedMap<String, Object> write() {
        SortedMap<String, Object> labelOut = label.write();
        labelOut.put("name", labelName);
        SortedMap<String, Object> out = new TreeMap<>();
        out.put("kind", "tabular");
        out.put("columns", columns.stream().map(ColumnSpec::write).toList());
        out.put("label", labelOut);
        out.put("header", header);
        out.put("separator", separator);
        if (!missing.isEmpty()) {
            out.put("missing", missing);
        }
        return out;
    }

    private void check(Fields in) {
        Set<String> names = new HashSet<>(Set.of(labelName));
        for (int i = 0; i < columns.size(); i++) {
            if (!names.add(columns.get(i).name())) {
                throw BundleProblem.at(in.path("columns") + "[" + i + "].name", "the same column stands twice");
            }
        }
        if (separator.equals("\"") || (separator.isBlank() && !separator.equals("\t"))) {
            throw BundleProblem.at(in.path("separator"), "a quote, space or line break can't separate");
        }
    }
}

package io.flock.client.bundle;

import java.util.Optional;
import java.util.SortedMap;

/**
 * Time series in a table, a row per step. An example is a window of {@code steps} rows that follow each other in one
 * series; its label is that of its last row.
 *
 * @param rows what a row is
 * @param steps rows of an example, 2 to 4,096
 * @param stride rows from the begin of one example to that of the next, 1 to 4,096; where it is smaller than
 *     {@code steps}, examples overlap, and rows of the test split stand in the train split too
 * @param series where present, the column whose text names the series that a row belongs to, whose rows stand together;
 *     otherwise a file is one series
 */
public record SequenceData(TabularData rows, int steps, int stride, Optional<String> series) implements DataSection {
    private static final int MOST_STEPS = 4_096;
    /** Values of one example. */
    private static final long MOST_VALUES = (1 << 24) - 1;

    @Override
    public FeatureShape shape() {
        return new FeatureShape.Steps(rows.shape().size(), steps);
    }

    @Override
    public LabelSpec label() {
        return rows.label();
    }

    static SequenceData read(Fields in) {
        TabularData rows = TabularData.readRows(in);
        int steps = in.integer("steps", 2, MOST_STEPS);
        SequenceData section = new SequenceData(
                rows,
                steps,
                in.integer("stride", 1, MOST_STEPS, steps),
                in.has("series") ? Optional.of(in.text("series", 128)) : Optional.empty());
        in.end();
        if ((long) steps * rows.shape().size() > MOST_VALUES) {
            throw BundleProblem.at(in.path("steps"), "an example would have more than " + MOST_VALUES + " values");
        }
        if (section.series.isPresent()) {
            section.checkSeries(in);
        }
        return section;
    }

    private void checkSeries(Fields in) {
        String name = series.orElseThrow();
        if (!rows.header()) {
            throw BundleProblem.at(in.path("series"), "a column can't be named where there is no header");
        }
        if (name.equals(rows.labelName())
                || rows.columns().stream().anyMatch(column -> column.name().equals(name))) {
            throw BundleProblem.at(in.path("series"), "the same column stands twice");
        }
    }

    @Override
    public SortedMap<String, Object> write() {
        SortedMap<String, Object> out = rows.write();
        out.put("kind", "sequence");
        out.put("steps", steps);
        out.put("stride", stride);
        series.ifPresent(name -> out.put("series", name));
        return out;
    }
}

package io.flock.client.data;

import io.flock.client.bundle.SequenceData;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * Windows of series as text: what {@link SequenceReader} reads, backwards. Each window is a series of its own where the bundle
 * names a column for that; otherwise they follow each other in one. Only a window's last label counts, so that its other rows
 * have the same.
 */
final class SeriesText implements ExamplesWriter.Table {
    private final SequenceData schema;
    private final RowText rows;
    private final float[] row;

    SeriesText(SequenceData schema) {
        this.schema = schema;
        this.rows = new RowText(schema.rows());
        this.row = new float[schema.rows().shape().size()];
    }

    @Override
    public void requireWritable(Examples examples) {
        if (schema.series().isEmpty() && schema.stride() < schema.steps() && examples.size() > 1) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID,
                    "an example of this bundle is " + schema.steps() + " rows, a new one begins after "
                            + schema.stride()
                            + ", and no column names a row's series: examples of several sources can't"
                            + " stand in one file",
                    "give the new task a bundle with a column for the series");
        }
    }

    @Override
    public void write(Examples examples, Writer out) throws IOException {
        rows.header(out, schema.series());
        for (int example = 0; example < examples.size(); example++) {
            Optional<String> series =
                    schema.series().isPresent() ? Optional.of(Integer.toString(example + 1)) : Optional.empty();
            for (int step = 0; step < schema.steps(); step++) {
                copyStep(examples, example, step);
                rows.line(row, examples.target(example), series, out);
            }
            boolean last = example == examples.size() - 1;
            // What lies between two windows of one series is in no example.
            for (int gap = schema.steps(); series.isEmpty() && !last && gap < schema.stride(); gap++) {
                rows.line(row, examples.target(example), series, out);
            }
        }
    }

    private void copyStep(Examples examples, int example, int step) {
        for (int feature = 0; feature < row.length; feature++) {
            row[feature] = examples.feature(example, feature * schema.steps() + step);
        }
    }
}

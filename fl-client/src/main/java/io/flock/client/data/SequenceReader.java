package io.flock.client.data;

import io.flock.client.bundle.SequenceData;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Reads time series: windows of rows that follow each other, laid out feature by feature, step by step. */
final class SequenceReader {
    private final Path file;
    private final SequenceData schema;
    private final int width;
    private final ExamplesBuilder examples;
    /** The last rows of the series, the row of step n at n modulo {@code steps}. */
    private final float[] recent;

    private final float[] window;
    private final Set<String> seen = new HashSet<>();
    private String series = "";
    private long firstLine;
    private long rows;

    private SequenceReader(Path file, SequenceData schema, int mostValues) {
        this.file = file;
        this.schema = schema;
        this.width = schema.rows().shape().size();
        this.recent = new float[schema.shape().size()];
        this.window = new float[schema.shape().size()];
        this.examples = new ExamplesBuilder(window.length, schema.classes().size(), mostValues);
    }

    static Examples read(Path file, SequenceData schema, int mostValues) {
        SequenceReader reader = new SequenceReader(file, schema, mostValues);
        TableRows.read(file, schema.rows(), schema.series(), reader::add);
        reader.endSeries();
        if (reader.examples.size() == 0) {
            throw DataProblem.inFile(file, "there is no row of data");
        }
        return reader.examples.build();
    }

    private void add(float[] features, float target, String owner, long line) {
        if (rows == 0 || !owner.equals(series)) {
            begin(owner, line);
        }
        System.arraycopy(features, 0, recent, (int) (rows % schema.steps()) * width, width);
        rows++;
        long begun = rows - schema.steps();
        if (begun >= 0 && begun % schema.stride() == 0) {
            examples.requireRoom(file, line);
            layOut();
            examples.add(window, target);
        }
    }

    private void begin(String owner, long line) {
        endSeries();
        if (!seen.add(owner)) {
            throw DataProblem.inLine(
                    file,
                    line,
                    "the rows of series '" + DataProblem.shorten(owner)
                            + "' don't stand together; sort the file by it");
        }
        series = owner;
        firstLine = line;
        rows = 0;
    }

    /** A series too short for a window would be left out in silence. */
    private void endSeries() {
        if (rows > 0 && rows < schema.steps()) {
            String name = series.isEmpty() ? "the series" : "series '" + DataProblem.shorten(series) + "'";
            throw DataProblem.inLine(
                    file, firstLine, name + " has " + rows + " rows, an example needs " + schema.steps());
        }
    }

    private void layOut() {
        for (int step = 0; step < schema.steps(); step++) {
            int from = (int) ((rows + step) % schema.steps()) * width;
            for (int feature = 0; feature < width; feature++) {
                window[feature * schema.steps() + step] = recent[from + feature];
            }
        }
    }
}

package io.flock.client.data;

import io.flock.client.bundle.ColumnSpec;
import io.flock.client.bundle.LabelSpec;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a table's file looks like, for an author to begin a data section with: a column of numbers is numeric, any other
 * one categorical with the texts that occur. Where columns' numbers stand is told only if that is wanted: constants that
 * come from somebody's rows tell about them.
 *
 * @param columns features, in the file's order
 * @param labelName the label's column
 * @param label what it holds
 * @param rows how many rows there were
 */
public record TableSketch(List<ColumnSpec> columns, String labelName, LabelSpec label, int rows) {
    private static final int MOST_CATEGORIES = 100;
    private static final int MOST_CLASSES = 50;

    /** Copies the list. */
    public TableSketch {
        columns = List.copyOf(columns);
    }

    /**
     * Looks at a CSV file with a header.
     *
     * @param label the label's column; the last one where it is empty
     * @param without columns that are no features
     * @param scaled takes centers and scales from the rows' means and deviations, to two digits
     * @throws FlockException {@code DATA_INVALID}: what reading CSV refuses, a column that is not there, or one with too
     *     many texts for a category
     */
    public static TableSketch of(Path file, Optional<String> label, Set<String> without, boolean scaled) {
        try (CsvReader rows = CsvReader.open(file, ',')) {
            List<String> header =
                    rows.row().orElseThrow(() -> DataProblem.inFile(file, "the file is empty; a header is needed"));
            List<ColumnSketch> all = new ArrayList<>();
            header.forEach(name -> all.add(new ColumnSketch(name)));
            int count = 0;
            for (var row = rows.row(); row.isPresent(); row = rows.row()) {
                if (row.get().size() != all.size()) {
                    throw DataProblem.inLine(
                            file, rows.line(), row.get().size() + " fields, " + all.size() + " are expected");
                }
                for (int i = 0; i < all.size(); i++) {
                    all.get(i).add(row.get().get(i));
                }
                count++;
            }
            return sketch(file, all, label.orElse(header.get(header.size() - 1)), without, scaled, count);
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    private static TableSketch sketch(
            Path file, List<ColumnSketch> all, String label, Set<String> without, boolean scaled, int rows) {
        for (String named : without) {
            require(file, all, named);
        }
        ColumnSketch labelled = require(file, all, label);
        if (rows == 0) {
            throw DataProblem.inFile(file, "there is no row of data");
        }
        List<ColumnSpec> columns = all.stream()
                .filter(column -> column != labelled && !without.contains(column.name()))
                .map(column -> column(file, column, scaled))
                .toList();
        if (columns.isEmpty()) {
            throw DataProblem.inFile(file, "no column is left beside the label '" + label + "'");
        }
        return new TableSketch(columns, label, label(file, labelled, scaled), rows);
    }

    private static ColumnSketch require(Path file, List<ColumnSketch> all, String name) {
        return all.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        DataProblem.inLine(file, 1, "the header has no column '" + DataProblem.shorten(name) + "'"));
    }

    private static ColumnSpec column(Path file, ColumnSketch column, boolean scaled) {
        if (column.isNumeric()) {
            return new ColumnSpec.Numeric(
                    column.name(),
                    scaled ? column.center() : 0,
                    scaled ? column.scale() : 1,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        return new ColumnSpec.Categorical(column.name(), texts(file, column, MOST_CATEGORIES), Optional.empty());
    }

    /** A few whole numbers, as 0 and 1, name classes. */
    private static LabelSpec label(Path file, ColumnSketch column, boolean scaled) {
        if (column.isNumeric() && !(column.isWhole() && column.texts().size() <= MOST_CLASSES)) {
            return new LabelSpec.Quantity(
                    scaled ? column.center() : 0, scaled ? column.scale() : 1, Optional.empty(), Optional.empty());
        }
        List<String> classes = new ArrayList<>(texts(file, column, MOST_CLASSES));
        if (column.isNumeric()) {
            classes.sort(Comparator.comparingDouble(Double::parseDouble));
        }
        if (classes.size() < 2) {
            throw DataProblem.inFile(file, "the label '" + column.name() + "' is the same in every row");
        }
        return new LabelSpec.Classes(classes);
    }

    private static List<String> texts(Path file, ColumnSketch column, int most) {
        if (column.texts().size() > most) {
            throw DataProblem.inFile(
                    file,
                    "column '" + DataProblem.shorten(column.name()) + "' has more than " + most
                            + " different texts; leave it out with --without, or make it numbers");
        }
        return List.copyOf(column.texts());
    }
}

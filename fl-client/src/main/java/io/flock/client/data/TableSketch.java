package io.flock.client.data;

import io.flock.client.bundle.ColumnSpec;
import io.flock.client.bundle.LabelSpec;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a table's file looks like, for an author to begin a data section with: a column of numbers is numeric, any other
 * one categorical with the texts that occur. Where columns' numbers stand is told only if that is wanted: constants that
 * come from somebody's rows tell about them.
 *
 * @param columns features, in the file's order
 * @param labelName the label's column
 * @param label what it holds
 * @param rows how many rows there were
 * @param incomplete features that some rows have no value of, in the file's order
 * @param odd features that hold mostly numbers and are no numeric columns for some other text, and what to do about it
 */
public record TableSketch(
        List<ColumnSpec> columns,
        String labelName,
        LabelSpec label,
        int rows,
        List<String> incomplete,
        SortedMap<String, String> odd) {
    private static final int MOST_CATEGORIES = 100;
    private static final int MOST_CLASSES = 50;

    /** Copies what is given. */
    public TableSketch {
        columns = List.copyOf(columns);
        incomplete = List.copyOf(incomplete);
        odd = Collections.unmodifiableSortedMap(new TreeMap<>(odd));
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
    public static TableSketch of(TableSample sample, Optional<String> label, Set<String> without, boolean scaled) {
        Path file = sample.file();
        try (CsvReader rows = CsvReader.open(file, sample.separator())) {
            List<String> header =
                    rows.row().orElseThrow(() -> DataProblem.inFile(file, "the file is empty; a header is needed"));
            List<ColumnSketch> all = new ArrayList<>();
            header.forEach(name -> all.add(new ColumnSketch(name)));
            String labelled = label.orElse(header.get(header.size() - 1));
            require(sample, header, labelled);
            without.forEach(name -> require(sample, header, name));
            if (header.size() < 2) {
                throw DataProblem.oneColumn(file, header, sample.separator());
            }
            int count = 0;
            for (var row = rows.row(); row.isPresent(); row = rows.row()) {
                if (row.get().size() != all.size()) {
                    throw DataProblem.inLine(
                            file, rows.line(), row.get().size() + " fields, " + all.size() + " are expected");
                }
                for (int i = 0; i < all.size(); i++) {
                    add(sample, all.get(i), row.get().get(i));
                }
                count++;
            }
            return sketch(file, all, labelled, without, scaled, count);
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    private static TableSketch sketch(
            Path file, List<ColumnSketch> all, String label, Set<String> without, boolean scaled, int rows) {
        if (rows == 0) {
            throw DataProblem.inFile(file, "there is no row of data");
        }
        ColumnSketch labelled = all.stream()
                .filter(column -> column.name().equals(label))
                .findFirst()
                .orElseThrow();
        List<ColumnSketch> features = all.stream()
                .filter(column -> column != labelled && !without.contains(column.name()))
                .toList();
        if (features.isEmpty()) {
            throw DataProblem.inFile(file, "no column is left beside the label '" + label + "'");
        }
        List<ColumnSpec> columns =
                features.stream().map(column -> column(file, column, scaled)).toList();
        List<String> incomplete = features.stream()
                .filter(ColumnSketch::isIncomplete)
                .map(ColumnSketch::name)
                .toList();
        SortedMap<String, String> odd = new TreeMap<>();
        features.forEach(column -> column.odd().ifPresent(why -> odd.put(column.name(), why)));
        return new TableSketch(columns, label, label(file, labelled, scaled), rows, incomplete, odd);
    }

    private static void add(TableSample sample, ColumnSketch column, String text) {
        if (sample.isMissing(text)) {
            column.addMissing();
        } else {
            column.add(text);
        }
    }

    private static void require(TableSample sample, List<String> header, String name) {
        if (!header.contains(name)) {
            throw DataProblem.noColumn(sample.file(), 1, header, name, sample.separator());
        }
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
                            + " different texts"
                            + column.odd()
                                    .map(why -> ", and is no column of numbers: " + why)
                                    .orElse("; leave it out with --without, or make it numbers"));
        }
        return List.copyOf(column.texts());
    }
}

package io.flock.client.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Columns as wide as their widest cell; numbers to the right. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** Begins with the headings. */
    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row with a cell per heading. */
    public Table row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells under " + rows.get(0).size() + " headings");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** One line per row. */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            int at = column;
            int width = rows.stream()
                    .mapToInt(other -> other.get(at).length())
                    .max()
                    .orElse(0);
            String padding = " ".repeat(width - row.get(column).length());
            line.append(column > 0 ? "  " : "")
                    .append(isNumeric(column) ? padding + row.get(column) : row.get(column) + padding);
        }
        return line.toString().stripTrailing();
    }

    private boolean isNumeric(int column) {
        return rows.size() > 1
                && rows.stream().skip(1).allMatch(row -> row.get(column).matches("[-+]?[0-9.,]+ ?%?"));
    }
}

package io.flock.client.bundle;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One feature column of a table. A missing value becomes {@code fill}, or is refused where the column has none.
 * Scaling constants stand in the bundle: were they taken from the data, updates would tell about it.
 */
public sealed interface ColumnSpec {
    /** The column's name in the file's header. */
    String name();

    /** How many numbers it becomes. */
    int width();

    /** As it stands in the bundle. */
    SortedMap<String, Object> write();

    /**
     * A number x becomes {@code (x − center) / scale}.
     *
     * @param min least value that a row may have
     * @param max greatest value that a row may have
     */
    record Numeric(
            String name, double center, double scale, Optional<Double> min, Optional<Double> max, Optional<Double> fill)
            implements ColumnSpec {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public SortedMap<String, Object> write() {
            SortedMap<String, Object> out = new TreeMap<>();
            out.put("name", name);
            out.put("type", "numeric");
            out.put("center", center);
            out.put("scale", scale);
            min.ifPresent(value -> out.put("min", value));
            max.ifPresent(value -> out.put("max", value));
            fill.ifPresent(value -> out.put("fill", value));
            return out;
        }
    }

    /** One of a fixed list of texts; becomes a 1 at its place among zeros. */
    record Categorical(String name, List<String> categories, Optional<String> fill) implements ColumnSpec {
        /** Copies the list. */
        public Categorical {
            categories = List.copyOf(categories);
        }

        @Override
        public int width() {
            return categories.size();
        }

        @Override
        public SortedMap<String, Object> write() {
            SortedMap<String, Object> out = new TreeMap<>();
            out.put("name", name);
            out.put("type", "categorical");
            out.put("categories", categories);
            fill.ifPresent(value -> out.put("fill", value));
            return out;
        }
    }

    /** Reads a column by its {@code type}. */
    static ColumnSpec read(String path, Object tree) {
        Fields in = Fields.of(path, tree);
        String name = in.text("name", 128);
        String type = in.text("type", 32);
        ColumnSpec column =
                switch (type) {
                    case "numeric" -> numeric(in, name);
                    case "categorical" -> categorical(in, name);
                    default ->
                        throw BundleProblem.at(
                                in.path("type"),
                                "'" + BundleProblem.shorten(type) + "' is none of numeric, categorical");
                };
        in.end();
        return column;
    }

    private static Numeric numeric(Fields in, String name) {
        NumberRange range = NumberRange.read(in);
        return new Numeric(
                name, range.center(), range.scale(), range.min(), range.max(), in.optionalDecimal("fill", -1e9, 1e9));
    }

    private static Categorical categorical(Fields in, String name) {
        List<String> categories = in.names("categories", 1000);
        Optional<String> fill = in.has("fill") ? Optional.of(in.text("fill", 128)) : Optional.empty();
        if (fill.isPresent() && !categories.contains(fill.get())) {
            throw BundleProblem.at(in.path("fill"), "not one of the categories");
        }
        return new Categorical(name, categories, fill);
    }
}

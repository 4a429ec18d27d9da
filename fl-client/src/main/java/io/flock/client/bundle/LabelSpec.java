package io.flock.client.bundle;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a model predicts: one of some classes, or a number. */
public sealed interface LabelSpec {
    /** Number of values that the model puts out for one example. */
    int outputs();

    /** One output for each class, of which the greatest is the prediction. */
    record Classes(List<String> classes) implements LabelSpec {
        /** Copies the list. */
        public Classes {
            classes = List.copyOf(classes);
        }

        @Override
        public int outputs() {
            return classes.size();
        }
    }

    /**
     * One output: a number y is learnt as {@code (y − center) / scale}.
     *
     * @param min least value that a row may have
     * @param max greatest value that a row may have
     */
    record Quantity(double center, double scale, Optional<Double> min, Optional<Double> max) implements LabelSpec {
        @Override
        public int outputs() {
            return 1;
        }
    }

    /** Reads what a label's object says beside its name. */
    static LabelSpec read(Fields in) {
        String type = in.text("type", 32, "categorical");
        return switch (type) {
            case "categorical" -> {
                List<String> classes = in.names("classes", 1000);
                if (classes.size() < 2) {
                    throw BundleProblem.at(in.path("classes"), "a model needs at least two classes");
                }
                yield new Classes(classes);
            }
            case "numeric" -> {
                NumberRange range = NumberRange.read(in);
                yield new Quantity(range.center(), range.scale(), range.min(), range.max());
            }
            default ->
                throw BundleProblem.at(
                        in.path("type"), "'" + BundleProblem.shorten(type) + "' is none of categorical, numeric");
        };
    }

    /** As it stands in the bundle, beside the name. */
    default SortedMap<String, Object> write() {
        SortedMap<String, Object> out = new TreeMap<>();
        if (this instanceof Classes named) {
            out.put("classes", named.classes());
        } else if (this instanceof Quantity quantity) {
            out.put("type", "numeric");
            out.put("center", quantity.center());
            out.put("scale", quantity.scale());
            quantity.min().ifPresent(value -> out.put("min", value));
            quantity.max().ifPresent(value -> out.put("max", value));
        }
        return out;
    }
}

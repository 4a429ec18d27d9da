package io.flock.client.bundle;

import java.util.Optional;

/** How numbers of a column are scaled, and which ones a row may have. */
record NumberRange(double center, double scale, Optional<Double> min, Optional<Double> max) {
    static NumberRange read(Fields in) {
        double scale = in.decimal("scale", 0, 1e9, 1);
        if (scale == 0) {
            throw BundleProblem.at(in.path("scale"), "0 would divide by zero");
        }
        NumberRange range = new NumberRange(
                in.decimal("center", -1e9, 1e9, 0),
                scale,
                in.optionalDecimal("min", -1e9, 1e9),
                in.optionalDecimal("max", -1e9, 1e9));
        if (range.min.isPresent() && range.max.isPresent() && range.min.get() > range.max.get()) {
            throw BundleProblem.at(in.path("min"), "min is greater than max");
        }
        return range;
    }
}

package io.flock.client.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A number of a table, which a model sees as {@code (x − center) / scale}.
 *
 * @param min the least that a row may have
 * @param max the greatest that a row may have
 */
record ScaledNumber(double center, double scale, Optional<Double> min, Optional<Double> max) {
    /** With so many digits each double has a text of its own. */
    private static final int MOST_DIGITS = 17;

    private static final double MOST_WHOLE = 1e15;
    private static final int LONGEST_PLAIN = 40;

    /**
     * The shortest decimal number that becomes this feature; where there is none, as far from the centre, the nearest to it.
     *
     * @param feature finite
     */
    String text(float feature) {
        double value = within(center + (double) feature * scale);
        double whole = Math.rint(value);
        if (Math.abs(whole) < MOST_WHOLE && isFeature(whole, feature)) {
            return Long.toString((long) whole);
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (isFeature(rounded.doubleValue(), feature)) {
                return plain(rounded);
            }
        }
        return plain(new BigDecimal(Double.toString(value)));
    }

    private boolean isFeature(double value, float feature) {
        return value == within(value) && (float) ((value - center) / scale) == feature;
    }

    private double within(double value) {
        double least = min.orElse(Double.NEGATIVE_INFINITY);
        double greatest = max.orElse(Double.POSITIVE_INFINITY);
        return Math.min(Math.max(value, least), greatest);
    }

    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        String plain = shortest.toPlainString();
        return plain.length() <= LONGEST_PLAIN ? plain : shortest.toString();
    }
}

package io.flock.client.data;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Numbers as they stand in data files. */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}(\\.0*)?");

    private Numbers() {}

    /** A finite decimal number; empty for anything else, "NaN" and hexadecimal included. */
    static OptionalDouble decimal(String text) {
        if (text.length() > 64 || !DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** Whether a text is a number but for a comma in the place of the point. */
    static boolean hasDecimalComma(String text) {
        return decimal(text).isEmpty() && decimal(text.replace(',', '.')).isPresent();
    }

    /** A whole number of at most nine digits, {@code 7} or {@code 7.0}. */
    static OptionalInt whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return OptionalInt.empty();
        }
        int point = text.indexOf('.');
        return OptionalInt.of(Integer.parseInt(point < 0 ? text : text.substring(0, point)));
    }
}

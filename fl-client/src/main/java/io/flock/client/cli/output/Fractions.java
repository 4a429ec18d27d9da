package io.flock.client.cli.output;

import java.math.BigDecimal;

/** Millionths for people. JSON keeps them as they are. */
public final class Fractions {
    private static final int PLACES = 4;

    private Fractions() {}

    /** As percent, exactly: {@code 86 %} of 860 000, {@code 0.2 %} of 2 000, {@code 0.0001 %} of 1. */
    public static String percent(long millionths) {
        return BigDecimal.valueOf(millionths, PLACES).stripTrailingZeros().toPlainString() + " %";
    }
}

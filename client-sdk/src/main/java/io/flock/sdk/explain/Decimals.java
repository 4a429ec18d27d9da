package io.flock.sdk.explain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Numbers of formulas that are no amounts, as text. */
final class Decimals {
    private static final int PLACES = 12;

    private Decimals() {}

    /** A number that is counted in 10<sup>−places</sup>, exactly. */
    static String of(BigInteger unscaled, int places) {
        return text(new BigDecimal(unscaled, places));
    }

    /** A share that is counted in millionths, exactly. */
    static String ofMillionths(long millionths) {
        return of(BigInteger.valueOf(millionths), 6);
    }

    /** A mean of millionths, to 10⁻¹², half-even. */
    static String meanOfMillionths(long sum, int count) {
        return text(BigDecimal.valueOf(sum, 6).divide(BigDecimal.valueOf(count), PLACES, RoundingMode.HALF_EVEN));
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

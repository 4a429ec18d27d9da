package io.flock.client.metric;

import java.math.BigInteger;

/** The exact mean of fractions. */
final class MeanOfShares {
    private BigInteger numerator = BigInteger.ZERO;
    private BigInteger denominator = BigInteger.ONE;
    private long count;

    void add(BigInteger part, BigInteger whole) {
        numerator = numerator.multiply(whole).add(part.multiply(denominator));
        denominator = denominator.multiply(whole);
        BigInteger common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
        count++;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Rounded down. */
    long millionths() {
        return numerator
                .multiply(BigInteger.valueOf(1_000_000))
                .divide(denominator.multiply(BigInteger.valueOf(count)))
                .longValueExact();
    }
}

package io.flock.protocol.arena.reward;

import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The only arithmetic of the ledger that is not exact: powers and exponentials by {@code StrictMath}, which is bit-exact on
 * every platform, each rounded at once to 10⁻¹², half-even. Results are integers of 10⁻¹²; products of them are exact.
 */
public final class RewardWeights {
    private static final int DECIMALS = 12;

    private RewardWeights() {}

    /** {@code stake^α}, stake in FLOCK. */
    public static BigInteger power(Amount stake, Millionths exponent) {
        return rounded(StrictMath.pow((double) stake.micros() / Amount.MICROS_PER_FLOCK, share(exponent)));
    }

    /** {@code g_k = q^(k−1)}, k from 1. */
    public static BigInteger rank(Millionths ratio, int rank) {
        return rounded(StrictMath.pow(share(ratio), rank - 1));
    }

    /**
     * {@code exp(−λ_d · Δ)}.
     *
     * @param distances the sum of distances in millionths, of which Δ is the mean
     * @param count how many, at least 1
     */
    public static BigInteger closeness(int penalty, long distances, int count) {
        return rounded(StrictMath.exp(-(double) penalty * distances / count / Millionths.ONE));
    }

    private static double share(Millionths millionths) {
        return (double) millionths.value() / Millionths.ONE;
    }

    private static BigInteger rounded(double value) {
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).unscaledValue();
    }
}

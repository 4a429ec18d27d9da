package io.flock.protocol.arena;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.money.Millionths;
import java.math.BigInteger;

/** How a model is measured. The direction belongs to the metric, so nobody can name a wrong one (attack 34). */
public enum Metric {
    /** {@code (1/|D|) Σ 1(ŷ = y)}. */
    ACCURACY(false),
    /** The mean over classes of the harmonic mean of precision and recall. */
    MACRO_F1(false),
    /** The area under the receiver operating characteristic. */
    AUC(false),
    /** The root of the mean squared error. */
    RMSE(true),
    /** The mean absolute error. */
    MAE(true);

    private final boolean error;

    Metric(boolean error) {
        this.error = error;
    }

    /** Whether less is better. */
    public boolean isError() {
        return error;
    }

    /**
     * A measurement as a score: shares stand as they are; an error is clamped to {@code maxScore} and becomes
     * {@code 1 − error / maxScore}, rounded down.
     *
     * @param measured in millionths
     * @param maxScore the error that counts as the worst, in millionths, above 0; for shares it has no effect
     * @throws FlockException INVALID_ARGUMENT for a negative measurement, or a share above one
     */
    public Score normalise(long measured, long maxScore) {
        if (measured < 0 || (!error && measured > Millionths.ONE)) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "a measured " + this + " of " + measured + " millionths can't be");
        }
        if (!error) {
            return Score.of(Math.toIntExact(measured));
        }
        long kept = maxScore - Math.min(measured, maxScore);
        return Score.of(BigInteger.valueOf(kept)
                .multiply(BigInteger.valueOf(Millionths.ONE))
                .divide(BigInteger.valueOf(maxScore))
                .intValueExact());
    }
}

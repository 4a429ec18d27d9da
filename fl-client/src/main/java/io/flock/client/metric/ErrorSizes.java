package io.flock.client.metric;

/**
 * How far a model's numbers are from the true ones, in millionths of their unit. Sums are taken in double in the order of
 * the examples. An error is at most {@link #MOST}, also where a value is not finite.
 */
public final class ErrorSizes {
    /** The greatest error: a million units. */
    public static final long MOST = 1_000_000_000_000L;

    private static final double MILLION = 1e6;

    private final float[] outputs;
    private final float[] truths;

    /** Takes the arrays as they are; they are of one length, at least 1, and must not change. */
    public ErrorSizes(float[] outputs, float[] truths) {
        if (truths.length == 0 || outputs.length != truths.length) {
            throw new IllegalArgumentException(outputs.length + " outputs for " + truths.length);
        }
        this.outputs = outputs;
        this.truths = truths;
    }

    /** {@code √(Σ (ŷ − y)² / n)}, rounded to the nearest millionth. */
    public long rootMeanSquare() {
        double sum = 0;
        for (int i = 0; i < truths.length; i++) {
            double error = (double) outputs[i] - truths[i];
            sum += error * error;
        }
        return bounded(Math.sqrt(sum / truths.length));
    }

    /** {@code Σ |ŷ − y| / n}, rounded to the nearest millionth. */
    public long meanAbsolute() {
        double sum = 0;
        for (int i = 0; i < truths.length; i++) {
            sum += Math.abs((double) outputs[i] - truths[i]);
        }
        return bounded(sum / truths.length);
    }

    private static long bounded(double error) {
        // Written so that NaN is the greatest error.
        return error * MILLION < MOST ? Math.round(error * MILLION) : MOST;
    }
}

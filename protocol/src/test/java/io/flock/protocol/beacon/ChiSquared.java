package io.flock.protocol.beacon;

import java.util.Arrays;

/** Pearson's statistic: how far counts are from what is expected. */
public final class ChiSquared {
    private ChiSquared() {}

    /** Σ (observed − expected)² / expected, for expected parts of the observed total. */
    public static double of(long[] observed, double[] parts) {
        double total = Arrays.stream(observed).sum();
        double whole = Arrays.stream(parts).sum();
        double sum = 0;
        for (int i = 0; i < observed.length; i++) {
            double expected = total * parts[i] / whole;
            sum += (observed[i] - expected) * (observed[i] - expected) / expected;
        }
        return sum;
    }
}

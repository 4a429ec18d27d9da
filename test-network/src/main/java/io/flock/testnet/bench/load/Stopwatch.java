package io.flock.testnet.bench.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

/** Times work on this thread several times in a row, after a warm-up that is not counted. */
public final class Stopwatch {
    private final int runs;
    private final Duration warmUp;

    /**
     * Nothing is timed yet.
     *
     * @param runs at least 1
     * @param warmUp the work is repeated for so long first, and once at least
     */
    public Stopwatch(int runs, Duration warmUp) {
        if (runs < 1) {
            throw new IllegalArgumentException(runs + " runs");
        }
        this.runs = runs;
        this.warmUp = warmUp;
    }

    /**
     * Seconds of the median run, on the clock.
     *
     * @param work gives something back, so that none of it can be left out
     */
    public double median(Supplier<?> work) {
        long begun = System.nanoTime();
        do {
            Objects.requireNonNull(work.get());
        } while (System.nanoTime() - begun < warmUp.toNanos());
        double[] seconds = new double[runs];
        for (int run = 0; run < runs; run++) {
            long from = System.nanoTime();
            Objects.requireNonNull(work.get());
            seconds[run] = (System.nanoTime() - from) / 1e9;
        }
        return middle(seconds);
    }

    /** The median of values in any order, of an even number the mean of the two in the middle, as in Python. */
    public static double middle(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}

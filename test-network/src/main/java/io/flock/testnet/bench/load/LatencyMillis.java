package io.flock.testnet.bench.load;

import org.HdrHistogram.Histogram;

/** How long calls took, in milliseconds: so many of a hundred took no longer. */
public record LatencyMillis(double p50, double p90, double p99, double p999, double max) {
    private static final double MICROS = 1_000;

    static LatencyMillis of(Histogram micros) {
        return new LatencyMillis(
                micros.getValueAtPercentile(50) / MICROS,
                micros.getValueAtPercentile(90) / MICROS,
                micros.getValueAtPercentile(99) / MICROS,
                micros.getValueAtPercentile(99.9) / MICROS,
                micros.getMaxValue() / MICROS);
    }
}

package io.flock.client.drift;

import java.util.List;

/** How many values fell into each bin; nothing else of the examples is kept. For one thread. */
final class BinCounts {
    private final List<FeatureBins> features;
    private final long[][] counts;
    private long rows;

    BinCounts(List<FeatureBins> features) {
        this.features = features;
        this.counts = features.stream().map(bins -> new long[bins.size()]).toArray(long[][]::new);
    }

    /** Counts examples that lie one after the other. */
    void add(float[] values, int width, int count) {
        for (int f = 0; f < counts.length; f++) {
            FeatureBins bins = features.get(f);
            for (int row = 0; row < count; row++) {
                counts[f][bins.bin(values, row * width)]++;
            }
        }
        rows += count;
    }

    /** Adds what another one has counted by the same bins. */
    void add(BinCounts other) {
        for (int f = 0; f < counts.length; f++) {
            for (int bin = 0; bin < counts[f].length; bin++) {
                counts[f][bin] += other.counts[f][bin];
            }
        }
        rows += other.rows;
    }

    long rows() {
        return rows;
    }

    long[] of(int feature) {
        return counts[feature].clone();
    }
}

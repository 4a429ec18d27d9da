package io.flock.testnet.bench.growth;

import java.time.Duration;
import java.util.List;

/**
 * All that was measured.
 *
 * @param loadSeconds how long the full ledger took to fill
 * @param heapMiB in use by both networks and all clients, after a collection
 */
record GrowthResult(
        GrowthOptions options, double loadSeconds, long heapMiB, long heapLimitMiB, List<GrowthFigure> figures) {
    /** A full ledger's latency is at most so many times an empty one's. */
    static final double BAR = 1.5;

    GrowthResult {
        figures = List.copyOf(figures);
    }

    /** Whether every function keeps the bar. */
    boolean holds() {
        return figures.stream().allMatch(figure -> figure.ratio() <= BAR);
    }

    Duration batchTimeout() {
        return options.batchTimeout();
    }
}

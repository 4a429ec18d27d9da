package io.flock.testnet.bench.learning;

import io.flock.protocol.aggregate.Aggregation;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.testnet.bench.load.Stopwatch;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Times the aggregation of mapped updates, in one run after the other. */
final class AggregationBench {
    private static final double MEGABYTE = 1 << 20;

    private final UpdateFiles files;
    private final int length;
    private final int runs;
    private final Duration warmUp;
    private final double bandwidth;

    /**
     * Of files that stay the caller's to close.
     *
     * @param warmUp each rule is repeated for so long first, and once at least
     * @param bandwidth bytes a second that this machine's memory gives
     */
    AggregationBench(UpdateFiles files, int length, int runs, Duration warmUp, double bandwidth) {
        this.files = files;
        this.length = length;
        this.runs = runs;
        this.warmUp = warmUp;
        this.bandwidth = bandwidth;
    }

    AggregationFigure measure(AggregationRule rule) {
        ModelWeights global = files.global();
        // Compiles, and brings the files into memory.
        long start = System.nanoTime();
        ResultSample sample;
        do {
            sample = ResultSample.of(Aggregation.of(rule, global, files.updates()));
        } while (System.nanoTime() - start < warmUp.toNanos());
        double[] seconds = new double[runs];
        double peak = 0;
        for (int run = 0; run < runs; run++) {
            System.gc();
            List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .toList();
            heap.forEach(MemoryPoolMXBean::resetPeakUsage);
            long before =
                    heap.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
            long begun = System.nanoTime();
            Aggregation.of(rule, global, files.updates());
            seconds[run] = (System.nanoTime() - begun) / 1e9;
            long most = heap.stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            peak = Math.max(peak, (most - before) / MEGABYTE);
        }
        double median = Stopwatch.middle(seconds);
        return new AggregationFigure(
                rule.text(),
                files.files().size(),
                length,
                median,
                peak,
                files.bytes() / median / bandwidth,
                sample,
                Optional.empty());
    }
}

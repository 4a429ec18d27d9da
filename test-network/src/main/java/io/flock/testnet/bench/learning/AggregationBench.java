package io.flock.testnet.bench.learning;

import io.flock.protocol.aggregate.Aggregation;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.tensor.ModelWeights;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Times the aggregation of mapped updates. */
final class AggregationBench {
    private static final double MEGABYTE = 1 << 20;
    private static final int COPIED = 1 << 25;

    private final UpdateFiles files;
    private final int length;
    private final int runs;
    private final double bandwidth;

    AggregationBench(UpdateFiles files, int length, int runs) {
        this.files = files;
        this.length = length;
        this.runs = runs;
        this.bandwidth = bandwidth();
    }

    AggregationFigure measure(AggregationRule rule) {
        ModelWeights global = files.global();
        Aggregation.of(rule, global, files.updates()); // compiles, and brings the files into memory
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
        Arrays.sort(seconds);
        double median = seconds[runs / 2];
        return new AggregationFigure(
                rule.text(),
                files.files().size(),
                length,
                median,
                peak,
                files.bytes() / median / bandwidth,
                Optional.empty());
    }

    /** Bytes a second that copying reads, on one thread, from memory to memory. */
    private static double bandwidth() {
        float[] from = new float[COPIED];
        float[] to = new float[COPIED];
        double best = 0;
        for (int i = 0; i < 5; i++) {
            long begun = System.nanoTime();
            System.arraycopy(from, 0, to, 0, COPIED);
            best = Math.max(best, COPIED * (double) Float.BYTES / ((System.nanoTime() - begun) / 1e9));
        }
        return best;
    }
}

package io.flock.protocol.aggregate;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Coordinates dealt out to threads. Where a range begins and ends depends on nothing but the number of coordinates; who
 * is done with one takes the next, so that a thread that starts late or is disturbed keeps nobody waiting for long.
 */
final class Ranges {
    /** Large enough that taking one costs nothing, small enough that all threads end together. */
    private static final int LENGTH = 1 << 14;

    private Ranges() {}

    /** Work on the coordinates from {@code from} to {@code to}, the latter excluded. */
    @FunctionalInterface
    interface Work {
        void on(int from, int to);
    }

    /** @param worker asked once by each thread, for work with buffers of its own */
    static void forEach(int elements, Supplier<Work> worker) {
        int ranges = (elements + LENGTH - 1) / LENGTH;
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, Math.min(ranges, threads())).parallel().forEach(thread -> {
            Work work = worker.get();
            for (int range = next.getAndIncrement(); range < ranges; range = next.getAndIncrement()) {
                int from = range * LENGTH;
                work.on(from, Math.min(elements, from + LENGTH));
            }
        });
    }

    /** Who calls the common pool from outside works too. */
    private static int threads() {
        ForkJoinPool pool = ForkJoinTask.getPool();
        return pool == null ? ForkJoinPool.getCommonPoolParallelism() + 1 : pool.getParallelism();
    }
}

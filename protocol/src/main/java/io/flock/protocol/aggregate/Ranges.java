package io.flock.protocol.aggregate;

import java.util.stream.IntStream;

/** Coordinates dealt out to threads. Where a range begins and ends depends on nothing but the number of coordinates. */
final class Ranges {
    /** Large enough that a thread's buffers are paid for, small enough that two threads end together. */
    static final int LENGTH = 1 << 16;

    private Ranges() {}

    /** Work on the coordinates from {@code from} to {@code to}, the latter excluded. */
    @FunctionalInterface
    interface Work {
        void on(int from, int to);
    }

    static void forEach(int elements, Work work) {
        IntStream.range(0, count(elements)).parallel().forEach(range -> {
            int from = range * LENGTH;
            work.on(from, Math.min(elements, from + LENGTH));
        });
    }

    static int count(int elements) {
        return (elements + LENGTH - 1) / LENGTH;
    }
}

package io.flock.protocol.aggregate;

import java.nio.FloatBuffer;

/**
 * A way of adding the values of some updates to a block of sums, each in its turn: {@code (((s + x₁) + x₂) + x₃) + …} in
 * double. All ways have the same bits; which is the fastest depends on the machine.
 */
interface RowSums {
    /** Values in a block at most: their sums, 128 KiB, fit a second-level cache. */
    int MOST = 1 << 14;

    /** Updates added in one pass over the sums. */
    int together();

    /**
     * Adds the rows in their order.
     *
     * @param count of the rows that are there, from 1 to {@link #together}
     * @param length of the block, at most {@link #MOST}
     */
    void add(FloatBuffer[] rows, int count, double[] sums, int length);

    /** The fastest one here. */
    static RowSums fastest() {
        return FusedMultiplyAdd.IN_HARDWARE ? new FusedRowSums() : new PlainRowSums();
    }

    /**
     * The same, checked. The minimum changes nothing but tells the compiler a bound: without one, C2 of Java 25 makes no
     * vector instructions of a loop over mapped files.
     */
    static int bounded(int length) {
        if (length > MOST) {
            throw new IllegalArgumentException("a block of " + length + " values is above " + MOST);
        }
        return Math.min(length, MOST);
    }
}

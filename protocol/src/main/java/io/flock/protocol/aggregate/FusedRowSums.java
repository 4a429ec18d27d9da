package io.flock.protocol.aggregate;

import java.nio.FloatBuffer;

/**
 * By fused multiply-adds: {@code 1 · x + s}, rounded once, is {@code s + x} in every bit.
 *
 * <p>C2 of Java 17 converts and adds one value at a time. On AMD's processors since Zen, conversions and additions wait
 * for the same two execution units, while multiplications, fused ones too, have two of their own.
 */
final class FusedRowSums implements RowSums {
    private final RowSums fewer = new PlainRowSums();

    /** More than these C2 of Java 17 no longer unrolls. */
    @Override
    public int together() {
        return 5;
    }

    @Override
    public void add(FloatBuffer[] rows, int count, double[] sums, int length) {
        if (count == together()) {
            five(rows[0], rows[1], rows[2], rows[3], rows[4], sums, length);
        } else {
            fewer.add(rows, count, sums, length);
        }
    }

    /** The first one is a plain addition, which reads the sum where it lies. */
    private static void five(
            FloatBuffer r0, FloatBuffer r1, FloatBuffer r2, FloatBuffer r3, FloatBuffer r4, double[] sums, int length) {
        int end = RowSums.bounded(length);
        for (int k = 0; k < end; k++) {
            double sum = sums[k] + r0.get(k);
            sum = Math.fma(r1.get(k), 1.0, sum);
            sum = Math.fma(r2.get(k), 1.0, sum);
            sum = Math.fma(r3.get(k), 1.0, sum);
            sums[k] = Math.fma(r4.get(k), 1.0, sum);
        }
    }
}

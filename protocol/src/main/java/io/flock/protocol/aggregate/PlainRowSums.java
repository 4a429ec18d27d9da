package io.flock.protocol.aggregate;

import java.nio.FloatBuffer;

/** By additions. */
final class PlainRowSums implements RowSums {
    @Override
    public int together() {
        return 4;
    }

    @Override
    public void add(FloatBuffer[] rows, int count, double[] sums, int length) {
        switch (count) {
            case 1 -> one(rows[0], sums, length);
            case 2 -> two(rows[0], rows[1], sums, length);
            case 3 -> three(rows[0], rows[1], rows[2], sums, length);
            default -> four(rows[0], rows[1], rows[2], rows[3], sums, length);
        }
    }

    private static void four(
            FloatBuffer r0, FloatBuffer r1, FloatBuffer r2, FloatBuffer r3, double[] sums, int length) {
        int end = RowSums.bounded(length);
        for (int k = 0; k < end; k++) {
            sums[k] = (((sums[k] + r0.get(k)) + r1.get(k)) + r2.get(k)) + r3.get(k);
        }
    }

    private static void three(FloatBuffer r0, FloatBuffer r1, FloatBuffer r2, double[] sums, int length) {
        int end = RowSums.bounded(length);
        for (int k = 0; k < end; k++) {
            sums[k] = ((sums[k] + r0.get(k)) + r1.get(k)) + r2.get(k);
        }
    }

    private static void two(FloatBuffer r0, FloatBuffer r1, double[] sums, int length) {
        int end = RowSums.bounded(length);
        for (int k = 0; k < end; k++) {
            sums[k] = (sums[k] + r0.get(k)) + r1.get(k);
        }
    }

    private static void one(FloatBuffer row, double[] sums, int length) {
        int end = RowSums.bounded(length);
        for (int k = 0; k < end; k++) {
            sums[k] += row.get(k);
        }
    }
}

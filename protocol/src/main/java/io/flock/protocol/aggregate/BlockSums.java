package io.flock.protocol.aggregate;

import java.util.stream.IntStream;

/**
 * Sums over all coordinates, in double.
 *
 * <p>Their order is part of the definition, since it decides the last bits: coordinates come in blocks of {@value #BLOCK};
 * in a block, lane l sums the squares of coordinates l, l + 8, l + 16, … from 0.0 on; the lanes are added as ((0 + 1) +
 * (2 + 3)) + ((4 + 5) + (6 + 7)), and the blocks in their order. Eight lanes, because a single sum would wait for each
 * addition to end before the next.
 */
final class BlockSums {
    private static final int BLOCK = 512;
    private static final int LANES = 8;
    /** Sums of blocks that are kept until they can be added in order. */
    private static final int KEPT = 1 << 19;

    private BlockSums() {}

    /** Makes the sums of one block of all updates. Rows are padded with zeros to a multiple of eight. */
    @FunctionalInterface
    interface Work {
        void on(double[][] rows, int paddedLength, double[] sums);
    }

    static double[] of(Updates updates, int sums, Work work) {
        int blocks = (updates.elements() + BLOCK - 1) / BLOCK;
        int batch = Math.max(64, KEPT / Math.max(1, sums));
        double[] totals = new double[sums];
        for (int first = 0; first < blocks; first += batch) {
            double[][] parts = new double[Math.min(batch, blocks - first)][sums];
            int begin = first;
            IntStream.range(0, parts.length).parallel().forEach(b -> block(updates, begin + b, work, parts[b]));
            for (double[] part : parts) {
                for (int i = 0; i < sums; i++) {
                    totals[i] += part[i];
                }
            }
        }
        return totals;
    }

    private static void block(Updates updates, int block, Work work, double[] sums) {
        int from = block * BLOCK;
        int length = Math.min(BLOCK, updates.elements() - from);
        int padded = (length + LANES - 1) / LANES * LANES;
        float[] row = new float[length];
        double[][] rows = new double[updates.count()][padded];
        for (int i = 0; i < rows.length; i++) {
            updates.inOrder().get(i).copyTo(from, row, length);
            for (int k = 0; k < length; k++) {
                rows[i][k] = row[k];
            }
        }
        work.on(rows, padded, sums);
    }

    /** Padding is zero in both and adds 0.0 to its lane, which changes no sum of squares. */
    static double squaredDistance(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int k = 0; k + LANES <= a.length; k += LANES) {
            double d0 = a[k] - b[k];
            double d1 = a[k + 1] - b[k + 1];
            double d2 = a[k + 2] - b[k + 2];
            double d3 = a[k + 3] - b[k + 3];
            double d4 = a[k + 4] - b[k + 4];
            double d5 = a[k + 5] - b[k + 5];
            double d6 = a[k + 6] - b[k + 6];
            double d7 = a[k + 7] - b[k + 7];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
            s4 += d4 * d4;
            s5 += d5 * d5;
            s6 += d6 * d6;
            s7 += d7 * d7;
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}

package io.flock.client.judge;

import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Σ Δᵢ·Δⱼ over some of a model's positions, for all pairs of updates.
 *
 * <p>Each pair has one sum in double that goes from the first position to the last. So how positions are cut into blocks
 * and pairs are dealt to threads changes no bit. A block of all differences is made once and stays in the cache while all
 * pairs are taken; two rows go with four at a time, because a single sum would wait for each addition to end before the
 * next.
 */
final class CrossProducts {
    /** Values of a block, of all updates together: 4 MiB. */
    private static final int BLOCK = 1 << 19;

    private static final int MOST_COLUMNS = 1 << 14;

    /** Columns that two rows and four go through together: all six stay in the first level of the cache. */
    private static final int STRIP = 256;

    /** Products of a block from which on it is worth to wake other threads. */
    private static final long WORTH_THREADS = 1 << 19;

    /** Products that take as long as one value of a block takes to be made. */
    private static final long FILL = 8;

    private final List<ModelWeights> updates;
    private final ModelWeights global;
    private final int columns;
    private final double[][] block;
    private final double[][] sums;
    private int filled;

    private CrossProducts(List<ModelWeights> updates, ModelWeights global) {
        int rows = updates.size();
        this.updates = updates;
        this.global = global;
        this.columns = Math.min(Math.max(STRIP, BLOCK / Math.max(1, rows)), MOST_COLUMNS);
        this.block = new double[rows][Math.min(columns, global.size())];
        this.sums = new double[rows][rows];
    }

    /** A symmetric matrix. */
    static double[][] of(List<ModelWeights> updates, ModelWeights global, List<TensorRange> ranges) {
        CrossProducts products = new CrossProducts(updates, global);
        for (TensorRange range : ranges) {
            products.add(range);
        }
        products.addBlock();
        return products.symmetric();
    }

    private void add(TensorRange range) {
        for (int from = range.from(); from < range.to(); ) {
            int length = Math.min(range.to() - from, columns - filled);
            fill(from, length);
            from += length;
            if (filled == columns) {
                addBlock();
            }
        }
    }

    private void fill(int from, int length) {
        int at = filled;
        forEach(updates.size(), FILL * updates.size() * length, i -> {
            ModelWeights update = updates.get(i);
            double[] row = block[i];
            for (int k = 0; k < length; k++) {
                row[at + k] = update.get(from + k) - (double) global.get(from + k);
            }
        });
        filled += length;
    }

    private void addBlock() {
        int rows = block.length;
        int pairs = (rows + 1) / 2;
        // The first rows have few partners and the last ones many: one of each makes equal parts.
        forEach((pairs + 1) / 2, (long) rows * rows / 2 * filled, part -> {
            addRows(2 * part);
            if (pairs - 1 - part != part) {
                addRows(2 * (pairs - 1 - part));
            }
        });
        filled = 0;
    }

    /** Two rows with all up to the second; of an odd number the last one goes twice. */
    private void addRows(int i) {
        int second = Math.min(i + 1, block.length - 1);
        for (int strip = 0; strip < filled; strip += STRIP) {
            int end = Math.min(filled, strip + STRIP);
            for (int j = 0; j <= second; j += 4) {
                addTile(i, second, j, strip, end);
            }
        }
    }

    /** Rows beyond the last one are the last one again, which comes to the same sums. */
    private void addTile(int i, int second, int j, int from, int to) {
        int last = block.length - 1;
        int j1 = Math.min(j + 1, last);
        int j2 = Math.min(j + 2, last);
        int j3 = Math.min(j + 3, last);
        double[] a = block[i];
        double[] b = block[second];
        double[] c0 = block[j];
        double[] c1 = block[j1];
        double[] c2 = block[j2];
        double[] c3 = block[j3];
        double a0 = sums[i][j];
        double a1 = sums[i][j1];
        double a2 = sums[i][j2];
        double a3 = sums[i][j3];
        double b0 = sums[second][j];
        double b1 = sums[second][j1];
        double b2 = sums[second][j2];
        double b3 = sums[second][j3];
        for (int k = from; k < to; k++) {
            double x = a[k];
            double y = b[k];
            a0 += x * c0[k];
            a1 += x * c1[k];
            a2 += x * c2[k];
            a3 += x * c3[k];
            b0 += y * c0[k];
            b1 += y * c1[k];
            b2 += y * c2[k];
            b3 += y * c3[k];
        }
        sums[i][j] = a0;
        sums[i][j1] = a1;
        sums[i][j2] = a2;
        sums[i][j3] = a3;
        sums[second][j] = b0;
        sums[second][j1] = b1;
        sums[second][j2] = b2;
        sums[second][j3] = b3;
    }

    private double[][] symmetric() {
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < i; j++) {
                sums[j][i] = sums[i][j];
            }
        }
        return sums;
    }

    private static void forEach(int parts, long work, IntConsumer action) {
        IntStream all = IntStream.range(0, parts);
        (work < WORTH_THREADS ? all : all.parallel()).forEach(action);
    }
}

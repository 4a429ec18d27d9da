package io.flock.protocol.aggregate;

import io.flock.protocol.tensor.ModelWeights;
import java.util.Arrays;

/**
 * In each coordinate the mean of the values of some ranks: the median and the trimmed mean. The sum is begun at 0.0 and
 * taken in double from the least kept value to the greatest, so the order of the accounts has no influence.
 *
 * <p>Values are not sorted coordinate by coordinate: a sorting network compares whole rows of a block, which the
 * compiler turns into vector instructions, and no branch depends on a value.
 */
final class OrderedMean {
    /** Values of all updates in one block: half of a second-level cache of 1 MiB, or less. */
    private static final int BLOCK_VALUES = 1 << 15;

    private final Updates updates;
    private final int lowest;
    private final int highest;
    private final SortingNetwork network;
    private final int block;

    /** Ranks from 0, both included. */
    OrderedMean(Updates updates, int lowest, int highest) {
        this.updates = updates;
        this.lowest = lowest;
        this.highest = highest;
        this.network = SortingNetwork.of(updates.count(), lowest, highest);
        this.block = Math.max(64, Integer.highestOneBit(BLOCK_VALUES / updates.count()));
    }

    ModelWeights result() {
        float[] mean = new float[updates.elements()];
        Ranges.forEach(mean.length, () -> {
            float[][] rows = new float[updates.count()][block];
            double[] sums = new double[block];
            return (from, to) -> range(from, to, rows, sums, mean);
        });
        return ModelWeights.owning(updates.layout(), mean);
    }

    private void range(int from, int to, float[][] rows, double[] sums, float[] mean) {
        double divisor = highest - lowest + 1;
        for (int at = from; at < to; at += block) {
            int length = Math.min(block, to - at);
            updates.read(at, length, rows);
            network.sort(rows, length);
            Arrays.fill(sums, 0);
            for (int rank = lowest; rank <= highest; rank++) {
                add(rows[rank], sums, length);
            }
            for (int k = 0; k < length; k++) {
                mean[at + k] = (float) (sums[k] / divisor);
            }
        }
    }

    private static void add(float[] row, double[] sums, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] += row[k];
        }
    }
}

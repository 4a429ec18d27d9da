package io.flock.protocol.aggregate;

import io.flock.protocol.tensor.ModelWeights;
import java.util.Arrays;

/**
 * {@code (float) ((w₁·x₁ + w₂·x₂ + …) / (w₁ + w₂ + …))} in each coordinate, each operation in double, the sum begun at
 * 0.0 and taken in account order.
 */
final class WeightedMean {
    /** Sums of a block stay in the first-level cache while all updates pass by. */
    private static final int BLOCK = 1 << 11;

    private WeightedMean() {}

    /** All weights one; the same bits as {@link FedAvg}. */
    static ModelWeights equal(Updates updates) {
        double[] ones = new double[updates.count()];
        Arrays.fill(ones, 1);
        return of(updates, ones);
    }

    /** Weights are at least 0 and not all 0. */
    static ModelWeights of(Updates updates, double[] weights) {
        float[] mean = new float[updates.elements()];
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double divisor = total;
        Ranges.forEach(mean.length, (from, to) -> range(updates, weights, divisor, from, to, mean));
        return ModelWeights.owning(updates.layout(), mean);
    }

    private static void range(Updates updates, double[] weights, double divisor, int from, int to, float[] mean) {
        double[] sums = new double[BLOCK];
        float[] row = new float[BLOCK];
        for (int at = from; at < to; at += BLOCK) {
            int length = Math.min(BLOCK, to - at);
            Arrays.fill(sums, 0);
            for (int i = 0; i < weights.length; i++) {
                updates.inOrder().get(i).copyTo(at, row, length);
                add(row, weights[i], sums, length);
            }
            for (int k = 0; k < length; k++) {
                mean[at + k] = (float) (sums[k] / divisor);
            }
        }
    }

    private static void add(float[] row, double weight, double[] sums, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] += weight * row[k];
        }
    }
}

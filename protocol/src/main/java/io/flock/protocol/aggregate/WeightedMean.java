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
    /** Updates whose values are added in one pass over the sums. */
    private static final int TOGETHER = 4;

    private WeightedMean() {}

    /** Weights are at least 0 and not all 0. */
    static ModelWeights of(Updates updates, double[] weights) {
        float[] mean = new float[updates.elements()];
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double divisor = total;
        Ranges.forEach(mean.length, () -> {
            double[] sums = new double[BLOCK];
            float[][] rows = new float[TOGETHER][BLOCK];
            return (from, to) -> {
                for (int at = from; at < to; at += BLOCK) {
                    int length = Math.min(BLOCK, to - at);
                    Arrays.fill(sums, 0);
                    sum(updates, weights, at, rows, sums, length);
                    divide(sums, divisor, mean, at, length);
                }
            };
        });
        return ModelWeights.owning(updates.layout(), mean);
    }

    private static void sum(Updates updates, double[] weights, int at, float[][] rows, double[] sums, int length) {
        int i = 0;
        for (; i + TOGETHER <= weights.length; i += TOGETHER) {
            for (int j = 0; j < TOGETHER; j++) {
                updates.inOrder().get(i + j).copyTo(at, rows[j], length);
            }
            addFour(rows, weights, i, sums, length);
        }
        for (; i < weights.length; i++) {
            updates.inOrder().get(i).copyTo(at, rows[0], length);
            add(rows[0], weights[i], sums, length);
        }
    }

    /** As {@link #add} four times, with a sum read and written once. */
    private static void addFour(float[][] rows, double[] weights, int at, double[] sums, int length) {
        float[] r0 = rows[0];
        float[] r1 = rows[1];
        float[] r2 = rows[2];
        float[] r3 = rows[3];
        double w0 = weights[at];
        double w1 = weights[at + 1];
        double w2 = weights[at + 2];
        double w3 = weights[at + 3];
        for (int k = 0; k < length; k++) {
            sums[k] = (((sums[k] + w0 * r0[k]) + w1 * r1[k]) + w2 * r2[k]) + w3 * r3[k];
        }
    }

    private static void add(float[] row, double weight, double[] sums, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] += weight * row[k];
        }
    }

    /** Two loops: the first one becomes vector instructions, and the second has no division to wait for. */
    static void divide(double[] sums, double divisor, float[] mean, int at, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] /= divisor;
        }
        for (int k = 0; k < length; k++) {
            mean[at + k] = (float) sums[k];
        }
    }
}

package io.flock.protocol.aggregate;

import io.flock.protocol.tensor.ModelWeights;
import java.nio.FloatBuffer;
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
        boolean equal = Arrays.stream(weights).allMatch(weight -> weight == 1);
        Ranges.forEach(mean.length, () -> {
            double[] sums = new double[BLOCK];
            float[][] rows = new float[TOGETHER][BLOCK];
            return (from, to) -> {
                for (int at = from; at < to; at += BLOCK) {
                    int length = Math.min(BLOCK, to - at);
                    Arrays.fill(sums, 0);
                    if (equal) {
                        sum(updates, at, rows, sums, length);
                    } else {
                        sum(updates, weights, at, rows, sums, length);
                    }
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

    /** {@code 1 · x} is {@code x}, so the bits are those of weights of one; values are read where they lie. */
    private static void sum(Updates updates, int at, float[][] spare, double[] sums, int length) {
        FloatBuffer[] rows = new FloatBuffer[TOGETHER];
        for (int i = 0; i < updates.count(); i += TOGETHER) {
            int count = Math.min(TOGETHER, updates.count() - i);
            for (int j = 0; j < count; j++) {
                rows[j] = updates.inOrder().get(i + j).view(at, length, spare[j]);
            }
            switch (count) {
                case 1 -> addOne(rows[0], sums, length);
                case 2 -> addTwo(rows[0], rows[1], sums, length);
                case 3 -> addThree(rows[0], rows[1], rows[2], sums, length);
                default -> addFour(rows[0], rows[1], rows[2], rows[3], sums, length);
            }
        }
    }

    private static void addFour(
            FloatBuffer r0, FloatBuffer r1, FloatBuffer r2, FloatBuffer r3, double[] sums, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] = (((sums[k] + r0.get(k)) + r1.get(k)) + r2.get(k)) + r3.get(k);
        }
    }

    private static void addThree(FloatBuffer r0, FloatBuffer r1, FloatBuffer r2, double[] sums, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] = ((sums[k] + r0.get(k)) + r1.get(k)) + r2.get(k);
        }
    }

    private static void addTwo(FloatBuffer r0, FloatBuffer r1, double[] sums, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] = (sums[k] + r0.get(k)) + r1.get(k);
        }
    }

    private static void addOne(FloatBuffer row, double[] sums, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] += row.get(k);
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
    private static void divide(double[] sums, double divisor, float[] mean, int at, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] /= divisor;
        }
        for (int k = 0; k < length; k++) {
            mean[at + k] = (float) sums[k];
        }
    }
}

package io.flock.protocol.aggregate;

import java.util.Arrays;

/** ‖xᵢ − z‖ of every update, z their weighted mean in double, not rounded; summed as {@link BlockSums} says. */
final class CentreDistances {
    private CentreDistances() {}

    static double[] of(Updates updates, double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double divisor = total;
        double[] squares = BlockSums.of(
                updates, weights.length, (rows, length, sums) -> block(rows, length, weights, divisor, sums));
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }

    private static void block(double[][] rows, int length, double[] weights, double divisor, double[] squares) {
        double[] centre = new double[length];
        for (int i = 0; i < weights.length; i++) {
            add(rows[i], weights[i], centre, length);
        }
        for (int k = 0; k < length; k++) {
            centre[k] /= divisor;
        }
        for (int i = 0; i < weights.length; i++) {
            squares[i] = BlockSums.squaredDistance(rows[i], centre);
        }
    }

    private static void add(double[] row, double weight, double[] centre, int length) {
        for (int k = 0; k < length; k++) {
            centre[k] += weight * row[k];
        }
    }
}

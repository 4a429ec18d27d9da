package io.flock.protocol.aggregate;

import io.flock.protocol.tensor.FlatWeights;
import java.util.List;

/** ‖xᵢ − xⱼ‖², summed as {@link BlockSums} says. */
final class SquaredDistances {
    private SquaredDistances() {}

    /** Of all pairs: a symmetric matrix with a diagonal of zeros. */
    static double[][] of(Updates updates) {
        int n = updates.count();
        double[] pairs = BlockSums.of(updates, n * (n - 1) / 2, (rows, length, sums) -> {
            for (int i = 0, pair = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++, pair++) {
                    sums[pair] = BlockSums.squaredDistance(rows[i], rows[j]);
                }
            }
        });
        double[][] matrix = new double[n][n];
        for (int i = 0, pair = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++, pair++) {
                matrix[i][j] = pairs[pair];
                matrix[j][i] = pairs[pair];
            }
        }
        return matrix;
    }

    /** Of all updates to one model. */
    static double[] to(FlatWeights model, Updates updates) {
        double[] squares = new double[updates.count()];
        for (int i = 0; i < squares.length; i++) {
            Updates pair = new Updates(
                    updates.layout(), List.of(model, updates.inOrder().get(i)));
            squares[i] = of(pair)[0][1];
        }
        return squares;
    }
}

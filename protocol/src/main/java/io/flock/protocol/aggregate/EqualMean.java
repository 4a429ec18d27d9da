package io.flock.protocol.aggregate;

import io.flock.protocol.tensor.ModelWeights;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * {@code (float) ((x₁ + x₂ + …) / n)} in each coordinate, the sum begun at 0.0 and taken in double in account order: the
 * bits of {@link FedAvg} and of {@link WeightedMean} with weights of one.
 *
 * <p>Values are read where they lie. Whoever goes from one file to the next waits for memory that no processor could
 * foresee, so every update is read over a long block before the next one's turn; its sums still fit a second-level cache.
 */
final class EqualMean {
    private EqualMean() {}

    static ModelWeights of(Updates updates) {
        return of(updates, RowSums.fastest());
    }

    /** As {@link #of(Updates)}, by one way of adding: all have the same bits. */
    static ModelWeights of(Updates updates, RowSums adding) {
        float[] mean = new float[updates.elements()];
        double divisor = updates.count();
        Ranges.forEach(mean.length, () -> {
            double[] sums = new double[RowSums.MOST];
            FloatBuffer[] rows = new FloatBuffer[adding.together()];
            return (from, to) -> {
                int at = from;
                while (at < to) {
                    // A tensor of a file may end within the range: the next one lies elsewhere.
                    int length = Math.min(Math.min(RowSums.MOST, to - at), updates.together(at));
                    Arrays.fill(sums, 0, length, 0);
                    sum(updates, adding, at, rows, sums, length);
                    WeightedMean.divide(sums, divisor, mean, at, length);
                    at += length;
                }
            };
        });
        return ModelWeights.owning(updates.layout(), mean);
    }

    private static void sum(Updates updates, RowSums adding, int at, FloatBuffer[] rows, double[] sums, int length) {
        for (int i = 0; i < updates.count(); i += adding.together()) {
            int count = Math.min(adding.together(), updates.count() - i);
            for (int j = 0; j < count; j++) {
                rows[j] = updates.inOrder().get(i + j).view(at, length);
            }
            adding.add(rows, count, sums, length);
        }
    }
}

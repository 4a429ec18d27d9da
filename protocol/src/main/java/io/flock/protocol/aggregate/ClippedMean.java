package io.flock.protocol.aggregate;

import io.flock.protocol.tensor.FlatWeights;
import io.flock.protocol.tensor.ModelWeights;
import java.util.Arrays;

/**
 * {@code (float) (g + (s₁·(x₁ − g) + s₂·(x₂ − g) + …) / n)} in each coordinate, g the global model, {@code sᵢ = min(1, bound
 * / ‖xᵢ − g‖)}, each operation in double, the sum begun at 0.0 and taken in account order. The norms are summed as {@link
 * BlockSums} says.
 */
final class ClippedMean {
    private static final int BLOCK = 1 << 11;
    private static final double MICROS = 1e6;

    private final Updates updates;
    private final FlatWeights global;
    private final double[] scales;

    ClippedMean(Updates updates, FlatWeights global, long boundMicros) {
        this.updates = updates;
        this.global = global;
        double bound = boundMicros / MICROS;
        // An update that did not move has the norm 0 and, 1 being less than infinity, the scale 1.
        this.scales = Arrays.stream(SquaredDistances.to(global, updates))
                .map(square -> Math.min(1, bound / Math.sqrt(square)))
                .toArray();
    }

    ModelWeights result() {
        float[] mean = new float[updates.elements()];
        Ranges.forEach(mean.length, () -> {
            float[] row = new float[BLOCK];
            float[] zero = new float[BLOCK];
            double[] sums = new double[BLOCK];
            return (from, to) -> range(from, to, row, zero, sums, mean);
        });
        return ModelWeights.owning(updates.layout(), mean);
    }

    private void range(int from, int to, float[] row, float[] zero, double[] sums, float[] mean) {
        for (int at = from; at < to; at += BLOCK) {
            int length = Math.min(BLOCK, to - at);
            global.copyTo(at, zero, length);
            Arrays.fill(sums, 0);
            for (int i = 0; i < scales.length; i++) {
                updates.inOrder().get(i).copyTo(at, row, length);
                add(row, zero, scales[i], sums, length);
            }
            for (int k = 0; k < length; k++) {
                mean[at + k] = (float) (zero[k] + sums[k] / scales.length);
            }
        }
    }

    private static void add(float[] row, float[] zero, double scale, double[] sums, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] += scale * ((double) row[k] - zero[k]);
        }
    }
}

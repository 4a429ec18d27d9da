package io.flock.protocol.aggregate;

import io.flock.protocol.tensor.ModelWeights;
import java.util.Arrays;

/**
 * The smoothed Weiszfeld iteration (Pillutla, Kakade, Harchaoui 2022): {@code wᵢ = 1 / max(ν, ‖xᵢ − z‖)}, then {@code z =
 * (w₁·x₁ + w₂·x₂ + …) / (w₁ + w₂ + …)}, {@value #ITERATIONS} times.
 *
 * <p>It begins at the median of each coordinate, not at the mean, from which a single update can pull the beginning so far
 * away that no fixed number of iterations comes back; and ν is 10⁻⁶ of the median distance to that beginning, so that it
 * is no attacker's to choose either. The number of iterations is fixed, since a stopping rule would hang on the last
 * bit. Each iteration reads the updates once; z is never kept, but made again from the weights, block by block.
 */
final class GeometricMedian {
    private static final int ITERATIONS = 8;
    private static final double SMOOTHING = 1e-6;

    private GeometricMedian() {}

    static ModelWeights of(Updates updates) {
        int n = updates.count();
        ModelWeights median = new OrderedMean(updates, (n - 1) / 2, n / 2).result();
        double[] distances = Arrays.stream(SquaredDistances.to(median, updates))
                .map(Math::sqrt)
                .toArray();
        double smoothing = SMOOTHING * middle(distances);
        if (smoothing == 0) {
            return median; // half of the updates are the median itself: no other point is nearer to all
        }
        double[] weights = inverse(distances, smoothing);
        for (int i = 1; i < ITERATIONS; i++) {
            weights = inverse(CentreDistances.of(updates, weights), smoothing);
        }
        return WeightedMean.of(updates, weights);
    }

    private static double[] inverse(double[] distances, double smoothing) {
        return Arrays.stream(distances)
                .map(distance -> 1 / Math.max(smoothing, distance))
                .toArray();
    }

    /** The greater of the middle two where their number is even. */
    private static double middle(double[] distances) {
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

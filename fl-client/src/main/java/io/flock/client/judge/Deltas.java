package io.flock.client.judge;

import io.flock.protocol.tensor.ModelWeights;

/** Products of updates' differences to the global model, in double, without keeping the differences. */
final class Deltas {
    private Deltas() {}

    /** ‖update − global‖₂. */
    static double norm(ModelWeights update, ModelWeights global) {
        return Math.sqrt(square(update, global));
    }

    /** Cosine of the angle between two differences that are not zero, whose squared norms are known. */
    static double cosine(ModelWeights a, double squareOfA, ModelWeights b, double squareOfB, ModelWeights global) {
        return dot(a, b, global) / Math.sqrt(squareOfA * squareOfB);
    }

    /** ‖update − global‖₂². */
    static double square(ModelWeights update, ModelWeights global) {
        return dot(update, update, global);
    }

    private static double dot(ModelWeights a, ModelWeights b, ModelWeights global) {
        double sum = 0;
        for (int i = 0; i < global.size(); i++) {
            double zero = global.get(i);
            sum += (a.get(i) - zero) * (b.get(i) - zero);
        }
        return sum;
    }
}

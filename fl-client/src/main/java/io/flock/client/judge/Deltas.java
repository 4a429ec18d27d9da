package io.flock.client.judge;

import io.flock.protocol.tensor.ModelWeights;

/** Products of updates' differences to the global model, in double, without keeping the differences. */
final class Deltas {
    private Deltas() {}

    static double dot(ModelWeights a, ModelWeights b, ModelWeights global) {
        double sum = 0;
        for (int i = 0; i < global.size(); i++) {
            double zero = global.get(i);
            sum += (a.get(i) - zero) * (b.get(i) - zero);
        }
        return sum;
    }
}

package io.flock.client.judge;

import io.flock.protocol.tensor.ModelWeights;

/** The opposite of a step. */
final class Mirror {
    private Mirror() {}

    /** {@code global − Δ}; running statistics are the update's own, since they are no step and a variance has a sign. */
    static ModelWeights of(ModelWeights update, ModelWeights global) {
        float[] values = update.toArray();
        for (TensorRange range : TensorRange.steps(global.layout())) {
            for (int i = range.from(); i < range.to(); i++) {
                double mirrored = 2.0 * global.get(i) - values[i];
                values[i] = Math.abs(mirrored) <= Float.MAX_VALUE
                        ? (float) mirrored
                        : Math.copySign(Float.MAX_VALUE, (float) mirrored);
            }
        }
        return ModelWeights.owning(global.layout(), values);
    }
}

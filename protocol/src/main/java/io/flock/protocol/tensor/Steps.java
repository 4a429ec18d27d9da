package io.flock.protocol.tensor;

/** Updates as steps from a global model, and back. */
final class Steps {
    private Steps() {}

    /** Δ = update − global, rounded to float32; what is beyond its range stays at its end. */
    static float[] of(ModelWeights update, ModelWeights global) {
        float[] steps = new float[global.size()];
        for (int i = 0; i < steps.length; i++) {
            double step = (double) update.get(i) - global.get(i);
            steps[i] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, step));
        }
        return steps;
    }

    /** {@code global + Δ} in double, rounded to float32; refuses what is not finite. */
    static ModelWeights add(float[] steps, ModelWeights global) {
        float[] values = new float[steps.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((double) global.get(i) + steps[i]);
        }
        return ModelWeights.owning(global.layout(), values);
    }
}

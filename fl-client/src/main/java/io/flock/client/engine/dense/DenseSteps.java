package io.flock.client.engine.dense;

import io.flock.client.bundle.TrainingSection;
import io.flock.client.bundle.UpdaterSpec;

/** The steps of one local training on a flat vector. */
final class DenseSteps {
    private final TrainingSection training;
    private final float[] global;
    private final float[] first;
    private final float[] second;
    private int step;

    private DenseSteps(TrainingSection training, float[] global, int state) {
        this.training = training;
        this.global = global;
        this.first = new float[state >= 1 ? global.length : 0];
        this.second = new float[state >= 2 ? global.length : 0];
    }

    static DenseSteps of(TrainingSection training, float[] global) {
        int state = training.updater() instanceof UpdaterSpec.Adam
                ? 2
                : training.updater() instanceof UpdaterSpec.Momentum ? 1 : 0;
        return new DenseSteps(training, global, state);
    }

    /** One step down the mean of {@code count} gradients whose sum is given; the gradient is used up. */
    void apply(float[] weights, float[] gradient, int count) {
        step++;
        float share = 1f / count;
        float mu = (float) training.proximalMu();
        for (int i = 0; i < weights.length; i++) {
            gradient[i] = gradient[i] * share + mu * (weights[i] - global[i]);
        }
        UpdaterSpec updater = training.updater();
        float rate = (float) updater.learningRate();
        if (updater instanceof UpdaterSpec.Momentum momentum) {
            float kept = (float) momentum.momentum();
            for (int i = 0; i < weights.length; i++) {
                first[i] = kept * first[i] - rate * gradient[i];
                weights[i] += first[i];
            }
        } else if (updater instanceof UpdaterSpec.Adam adam) {
            adam(adam, weights, gradient);
        } else {
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= rate * gradient[i];
            }
        }
    }

    private void adam(UpdaterSpec.Adam adam, float[] weights, float[] gradient) {
        double rate = adam.learningRate()
                * StrictMath.sqrt(1 - StrictMath.pow(adam.beta2(), step))
                / (1 - StrictMath.pow(adam.beta1(), step));
        for (int i = 0; i < weights.length; i++) {
            first[i] = (float) (adam.beta1() * first[i] + (1 - adam.beta1()) * gradient[i]);
            second[i] = (float) (adam.beta2() * second[i] + (1 - adam.beta2()) * gradient[i] * gradient[i]);
            weights[i] -= (float) (rate * first[i] / (Math.sqrt(second[i]) + adam.epsilon()));
        }
    }
}

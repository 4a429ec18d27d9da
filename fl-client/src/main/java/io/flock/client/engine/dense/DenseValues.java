package io.flock.client.engine.dense;

import io.flock.client.bundle.Activation;

/** What is done to values of dense layers one by one: the same bits on every machine. */
public final class DenseValues {
    private static final double LEAST_PROBABILITY = 1e-7;

    private DenseValues() {}

    /** Applies an activation to the first {@code length} values. */
    public static void activate(Activation activation, float[] values, int length) {
        switch (activation) {
            case RELU -> {
                for (int i = 0; i < length; i++) {
                    values[i] = values[i] < 0 ? 0 : values[i]; // NaN stays NaN
                }
            }
            case TANH -> {
                for (int i = 0; i < length; i++) {
                    values[i] = (float) StrictMath.tanh(values[i]);
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < length; i++) {
                    values[i] = (float) (1 / (1 + StrictMath.exp(-values[i])));
                }
            }
            case IDENTITY -> {}
        }
    }

    /** Multiplies slopes by the activation's derivative, which its value tells. */
    public static void derive(Activation activation, float[] values, float[] slopes, int length) {
        switch (activation) {
            case RELU -> {
                for (int i = 0; i < length; i++) {
                    slopes[i] *= values[i] > 0 ? 1 : 0;
                }
            }
            case TANH -> {
                for (int i = 0; i < length; i++) {
                    slopes[i] *= 1 - values[i] * values[i];
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < length; i++) {
                    slopes[i] *= values[i] * (1 - values[i]);
                }
            }
            case IDENTITY -> {}
        }
    }

    /** Makes the {@code width} sums from {@code at} on probabilities. */
    public static void softmax(float[] values, int at, int width) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = at; i < at + width; i++) {
            most = Math.max(most, values[i]);
        }
        double sum = 0;
        for (int i = at; i < at + width; i++) {
            double raised = StrictMath.exp((double) values[i] - most);
            values[i] = (float) raised;
            sum += raised;
        }
        for (int i = at; i < at + width; i++) {
            values[i] = (float) (values[i] / sum);
        }
    }

    /** Cross-entropy of an example whose probabilities stand from {@code at} on; its slopes at the sums before softmax. */
    public static double crossEntropy(float[] outputs, float[] slopes, int at, int width, int label) {
        System.arraycopy(outputs, at, slopes, at, width);
        slopes[at + label] -= 1;
        return -StrictMath.log(Math.max(outputs[at + label], LEAST_PROBABILITY));
    }

    /** Squared error of an example's number; its slope. */
    public static double squaredError(float[] outputs, float[] slopes, int at, float target) {
        float error = outputs[at] - target;
        slopes[at] = 2 * error;
        return (double) error * error;
    }
}

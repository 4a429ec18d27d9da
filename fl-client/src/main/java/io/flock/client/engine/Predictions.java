package io.flock.client.engine;

import io.flock.client.data.Examples;

/** Sums up what a model says about examples; the same arithmetic for every engine. */
final class Predictions {
    private static final double LEAST_PROBABILITY = 1e-7;

    private final Examples examples;
    private double lossSum;
    private int correct;
    private int seen;

    Predictions(Examples examples) {
        this.examples = examples;
    }

    /** Adds the class probabilities of the next {@code count} examples, row by row. */
    void add(float[] probabilities, int count) {
        int classes = examples.classes();
        for (int i = 0; i < count; i++) {
            int label = examples.label(seen + i);
            lossSum -= StrictMath.log(clamp(probabilities[i * classes + label]));
            if (highest(probabilities, i * classes, classes) == label) {
                correct++;
            }
        }
        seen += count;
    }

    Evaluation result() {
        return new Evaluation(lossSum / seen, correct, seen);
    }

    private static double clamp(float probability) {
        return probability < LEAST_PROBABILITY ? LEAST_PROBABILITY : probability; // NaN stays NaN
    }

    private static int highest(float[] values, int from, int length) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            if (values[from + i] > values[from + best]) {
                best = i;
            }
        }
        return best;
    }
}

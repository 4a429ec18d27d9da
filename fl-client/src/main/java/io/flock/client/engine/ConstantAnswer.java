package io.flock.client.engine;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import java.util.Arrays;

/**
 * What is measured without any model: the best of those answers that are the same for all examples. A model that is no
 * better has learnt nothing that it shows on them.
 */
public final class ConstantAnswer {
    private ConstantAnswer() {}

    /**
     * Measures it by the bundle's metric, in millionths. Of classes it is the commonest one, by which accuracy and F1 are
     * greatest; of numbers the mean, for which the squared error is least, or the median, for which the absolute one is.
     *
     * @param examples at least one
     */
    public static long measured(Examples examples, Bundle bundle) {
        return examples.classes() == 0
                ? Math.min(of(examples, bundle, 0, mean(examples)), of(examples, bundle, 0, median(examples)))
                : of(examples, bundle, commonest(examples.classCounts()), 1);
    }

    /** With one output for all examples, the others 0. */
    private static long of(Examples examples, Bundle bundle, int output, float value) {
        Predictions predictions = new Predictions(examples, bundle);
        float[] row = new float[examples.outputs()];
        row[output] = value;
        for (int i = 0; i < examples.size(); i++) {
            predictions.add(row, 1);
        }
        return predictions
                .result()
                .by(bundle.evaluation().metric())
                .orElseThrow(() -> new IllegalStateException("the bundle's own metric is always measured"));
    }

    private static int commonest(int[] counts) {
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return best;
    }

    private static float mean(Examples examples) {
        double sum = 0;
        for (int i = 0; i < examples.size(); i++) {
            sum += examples.target(i);
        }
        return (float) (sum / examples.size());
    }

    private static float median(Examples examples) {
        float[] sorted = new float[examples.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = examples.target(i);
        }
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

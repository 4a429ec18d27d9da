package io.flock.client.attack;

import io.flock.client.data.Examples;
import io.flock.client.data.Split;

/**
 * Data whose class c is called {@code classes − 1 − c}. The test part is flipped too: who poisons as a proposer must
 * find its own kind good and the honest bad as a voter.
 */
public final class FlippedLabels {
    private FlippedLabels() {}

    /** Both parts, flipped. */
    public static Split of(Split honest) {
        return new Split(of(honest.train()), of(honest.test()));
    }

    /** The examples under mirrored labels; numbers are mirrored at the bundle's center. */
    public static Examples of(Examples honest) {
        if (honest.classes() == 0) {
            return negated(honest);
        }
        int[] labels = new int[honest.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = honest.classes() - 1 - honest.label(i);
        }
        return honest.withLabels(labels);
    }

    private static Examples negated(Examples honest) {
        float[] numbers = new float[honest.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = -honest.target(i);
        }
        return honest.withNumbers(numbers);
    }
}

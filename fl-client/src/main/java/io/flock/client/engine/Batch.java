package io.flock.client.engine;

import io.flock.client.data.Examples;
import java.util.Arrays;

/** Some examples in an order: {@code order[from]} to {@code order[from + size − 1]}. */
public final class Batch {
    private final Examples examples;
    private final int[] order;
    private final int from;
    private final int size;

    private Batch(Examples examples, int[] order, int from, int size) {
        this.examples = examples;
        this.order = order;
        this.from = from;
        this.size = size;
    }

    /** The next at most {@code most} examples from {@code from} on; takes the order as it is. */
    static Batch next(Examples examples, int[] order, int from, int most) {
        return new Batch(examples, order, from, Math.min(most, order.length - from));
    }

    /** Number of examples. */
    public int size() {
        return size;
    }

    /** Position among all examples of this batch's example i. */
    public int row(int i) {
        return order[from + i];
    }

    /** The class of this batch's example i. */
    public int label(int i) {
        return examples.label(row(i));
    }

    /** The number to be predicted of this batch's example i, scaled. */
    public float target(int i) {
        return examples.target(row(i));
    }

    /** The features, example by example. */
    public void copyFeatures(float[] to) {
        for (int i = 0; i < size; i++) {
            examples.copyFeatures(row(i), to, i * examples.width());
        }
    }

    /** What the outputs should be, example by example, times a factor: one-hot classes, or the numbers. */
    public void copyTargets(float[] to, float factor) {
        if (examples.classes() == 0) {
            for (int i = 0; i < size; i++) {
                to[i] = factor * target(i);
            }
            return;
        }
        Arrays.fill(to, 0, size * examples.classes(), 0);
        for (int i = 0; i < size; i++) {
            to[i * examples.classes() + label(i)] = factor;
        }
    }
}

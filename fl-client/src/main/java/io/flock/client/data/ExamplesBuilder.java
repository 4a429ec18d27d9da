package io.flock.client.data;

import java.util.Arrays;

/** Collects examples while a file is being read. */
final class ExamplesBuilder {
    /** As many features as one array can hold with room to grow. */
    static final int MAX_FEATURES = 1 << 30;

    /** Room for some rows to begin with; a single one may be large. */
    private static final int FIRST_FEATURES = 1 << 16;

    private final int width;
    private final int classes;
    private float[] features;
    private float[] targets;
    private int size;

    ExamplesBuilder(int width, int classes) {
        this.width = width;
        this.classes = classes;
        int rows = Math.max(1, Math.min(16, FIRST_FEATURES / width));
        this.targets = new float[rows];
        this.features = new float[rows * width];
    }

    boolean isFull() {
        return (long) (size + 1) * width > MAX_FEATURES;
    }

    /** Adds a row; the array is copied. */
    void add(float[] row, float target) {
        if (size == targets.length) {
            targets = Arrays.copyOf(targets, 2 * size);
            features = Arrays.copyOf(features, Math.toIntExact(Math.min(2L * size * width, MAX_FEATURES)));
        }
        System.arraycopy(row, 0, features, size * width, width);
        targets[size] = target;
        size++;
    }

    float[] features() {
        return Arrays.copyOf(features, size * width);
    }

    int size() {
        return size;
    }

    Examples build() {
        return new Examples(features(), Arrays.copyOf(targets, size), width, classes);
    }
}

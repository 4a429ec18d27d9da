package io.flock.client.data;

import java.nio.file.Path;
import java.util.Arrays;

/** Collects examples while a file is being read. */
final class ExamplesBuilder {
    /** Room for some rows to begin with; a single one may be large. */
    private static final int FIRST_FEATURES = 1 << 16;

    private final int width;
    private final int classes;
    private final int mostValues;
    private float[] features;
    private float[] targets;
    private int size;

    /** @param mostValues the most features that are collected, of all examples together */
    ExamplesBuilder(int width, int classes, int mostValues) {
        this.width = width;
        this.classes = classes;
        this.mostValues = mostValues;
        int rows = Math.max(1, Math.min(16, FIRST_FEATURES / width));
        this.targets = new float[rows];
        this.features = new float[rows * width];
    }

    /** Asked before each row: foreign data may hold more than there is memory for. */
    void requireRoom(Path file, long line) {
        if ((long) (size + 1) * width > mostValues) {
            throw DataProblem.inLine(file, line, tooMany(mostValues));
        }
    }

    static String tooMany(int mostValues) {
        return "the examples have more than " + mostValues + " values";
    }

    /** Adds a row; the array is copied. */
    void add(float[] row, float target) {
        if (size == targets.length) {
            targets = Arrays.copyOf(targets, 2 * size);
            features = Arrays.copyOf(features, Math.toIntExact(Math.min(2L * size * width, mostValues)));
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

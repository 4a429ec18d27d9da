package io.flock.client.data;

import java.util.Arrays;

/**
 * Examples ready for training: row-major float32 features and the index of each one's class. Never changes.
 */
public final class Examples {
    private final float[] features;
    private final int[] labels;
    private final int width;
    private final int classes;

    /**
     * Takes the arrays over; nobody else may hold them.
     *
     * @param features {@code labels.length · width} values
     * @param labels each in 0 to {@code classes − 1}
     */
    Examples(float[] features, int[] labels, int width, int classes) {
        if (features.length != Math.multiplyExact(labels.length, width)) {
            throw new IllegalArgumentException(features.length + " features for " + labels.length + " x " + width);
        }
        for (int label : labels) {
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException("label " + label + " of " + classes + " classes");
            }
        }
        this.features = features;
        this.labels = labels;
        this.width = width;
        this.classes = classes;
    }

    /** Copies the arrays: for examples that come from elsewhere than a file. */
    public static Examples of(float[] features, int[] labels, int width, int classes) {
        return new Examples(features.clone(), labels.clone(), width, classes);
    }

    /** Number of examples. */
    public int size() {
        return labels.length;
    }

    /** Number of features of each. */
    public int width() {
        return width;
    }

    /** Number of classes that a label can name. */
    public int classes() {
        return classes;
    }

    /** The class of one example. */
    public int label(int row) {
        return labels[row];
    }

    /** Copies one example's features into {@code target} from {@code at} on. */
    public void copyFeatures(int row, float[] target, int at) {
        System.arraycopy(features, row * width, target, at, width);
    }

    /** The examples at these positions, in this order. */
    public Examples select(int[] rows) {
        float[] selected = new float[rows.length * width];
        int[] selectedLabels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            copyFeatures(rows[i], selected, i * width);
            selectedLabels[i] = labels[rows[i]];
        }
        return new Examples(selected, selectedLabels, width, classes);
    }

    /** The same features under other labels. */
    public Examples withLabels(int[] otherLabels) {
        return new Examples(features, otherLabels.clone(), width, classes);
    }

    /** How many examples each class has. */
    public int[] classCounts() {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Examples that
                && width == that.width
                && classes == that.classes
                && Arrays.equals(labels, that.labels)
                && Arrays.equals(features, that.features);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return "Examples[" + size() + " of " + width + " features, " + classes + " classes]";
    }
}

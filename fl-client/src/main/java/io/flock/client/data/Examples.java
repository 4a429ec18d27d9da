package io.flock.client.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Examples ready for training: row-major float32 features, and of each one what a model is to predict: the index of its
 * class, or a number. Never changes.
 */
public final class Examples {
    private final float[] features;
    /** Class indices where there are classes, else the numbers. */
    private final float[] targets;

    private final int width;
    private final int classes;

    /**
     * Takes the arrays over; nobody else may hold them.
     *
     * @param features {@code targets.length · width} values
     * @param targets classes in 0 to {@code classes − 1}, or finite numbers
     * @param classes 0 where the targets are numbers
     */
    Examples(float[] features, float[] targets, int width, int classes) {
        if (features.length != Math.multiplyExact(targets.length, width)) {
            throw new IllegalArgumentException(features.length + " features for " + targets.length + " x " + width);
        }
        for (float target : targets) {
            boolean fits =
                    classes == 0 ? Float.isFinite(target) : target >= 0 && target < classes && target == (int) target;
            if (!fits) {
                throw new IllegalArgumentException("target " + target + " of " + classes + " classes");
            }
        }
        this.features = features;
        this.targets = targets;
        this.width = width;
        this.classes = classes;
    }

    /** Copies the arrays: for examples of classes that come from elsewhere than a file. */
    public static Examples of(float[] features, int[] labels, int width, int classes) {
        return new Examples(features.clone(), floats(labels), width, classes);
    }

    /**
     * Copies the arrays: for examples that come from elsewhere than a file.
     *
     * @param classes 0 where the targets are numbers
     */
    public static Examples ofTargets(float[] features, float[] targets, int width, int classes) {
        return new Examples(features.clone(), targets.clone(), width, classes);
    }

    /** All of them, one after the other; nothing of none. They have one width and the same classes. */
    public static Optional<Examples> joined(List<Examples> parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        int width = parts.get(0).width;
        int size = parts.stream().mapToInt(Examples::size).reduce(0, Math::addExact);
        float[] features = new float[Math.multiplyExact(size, width)];
        float[] targets = new float[size];
        int at = 0;
        for (Examples part : parts) {
            System.arraycopy(part.features, 0, features, at * width, part.features.length);
            System.arraycopy(part.targets, 0, targets, at, part.targets.length);
            at += part.size();
        }
        return Optional.of(new Examples(features, targets, width, parts.get(0).classes));
    }

    /** Number of examples. */
    public int size() {
        return targets.length;
    }

    /** Number of features of each. */
    public int width() {
        return width;
    }

    /** Number of classes that a label can name; 0 where numbers are predicted. */
    public int classes() {
        return classes;
    }

    /** Values that a model puts out for one example: one per class, or the number. */
    public int outputs() {
        return Math.max(1, classes);
    }

    /** The class of one example. */
    public int label(int row) {
        if (classes == 0) {
            throw new IllegalStateException("these examples have numbers, no classes");
        }
        return (int) targets[row];
    }

    /** What is to be predicted of one example, scaled: its number, or its class as a number. */
    public float target(int row) {
        return targets[row];
    }

    /** One feature of one example. */
    public float feature(int row, int at) {
        return features[row * width + at];
    }

    /** Copies one example's features into {@code target} from {@code at} on. */
    public void copyFeatures(int row, float[] target, int at) {
        System.arraycopy(features, row * width, target, at, width);
    }

    /** The examples at these positions, in this order. */
    public Examples select(int[] rows) {
        float[] selected = new float[rows.length * width];
        float[] selectedTargets = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            copyFeatures(rows[i], selected, i * width);
            selectedTargets[i] = targets[rows[i]];
        }
        return new Examples(selected, selectedTargets, width, classes);
    }

    /** The same features under other labels. */
    public Examples withLabels(int[] otherLabels) {
        return new Examples(features, floats(otherLabels), width, classes);
    }

    /** The same features with other numbers to predict. */
    public Examples withNumbers(float[] numbers) {
        return new Examples(features, numbers.clone(), width, classes);
    }

    /** How many examples each class has. */
    public int[] classCounts() {
        int[] counts = new int[classes];
        for (int row = 0; row < size(); row++) {
            counts[label(row)]++;
        }
        return counts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Examples that
                && width == that.width
                && classes == that.classes
                && Arrays.equals(targets, that.targets)
                && Arrays.equals(features, that.features);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(targets);
    }

    @Override
    public String toString() {
        return "Examples[" + size() + " of " + width + " features, "
                + (classes == 0 ? "a number each" : classes + " classes") + "]";
    }

    private static float[] floats(int[] labels) {
        float[] targets = new float[labels.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = labels[i];
        }
        return targets;
    }
}

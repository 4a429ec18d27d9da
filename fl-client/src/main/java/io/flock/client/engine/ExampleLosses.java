package io.flock.client.engine;

import java.util.Arrays;

/** The loss of each example by itself, in the order of the examples; not finite where the model gives no finite value. */
public final class ExampleLosses {
    private final float[] values;

    private ExampleLosses(float[] values) {
        this.values = values;
    }

    /** Copies the values. */
    public static ExampleLosses of(float... values) {
        return new ExampleLosses(values.clone());
    }

    /** As {@link #of}, for an array that nobody else holds. */
    static ExampleLosses owning(float[] values) {
        return new ExampleLosses(values);
    }

    /** Number of examples. */
    public int size() {
        return values.length;
    }

    /** The loss of the example at a position. */
    public float get(int example) {
        return values[example];
    }

    /** These, and after them those. */
    public ExampleLosses and(ExampleLosses those) {
        float[] all = Arrays.copyOf(values, values.length + those.values.length);
        System.arraycopy(those.values, 0, all, values.length, those.values.length);
        return new ExampleLosses(all);
    }

    /** A copy of all values. */
    public float[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExampleLosses that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "ExampleLosses[" + values.length + "]";
    }
}

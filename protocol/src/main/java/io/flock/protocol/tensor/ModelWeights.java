package io.flock.protocol.tensor;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The weights of one model: a layout and all values, tensor after tensor in name order, each row-major. Never
 * changes, never holds NaN or an infinite value.
 */
public final class ModelWeights implements FlatWeights {
    private final TensorLayout layout;
    private final float[] values;
    /** Computed when first asked for; the values never change. */
    private volatile Optional<Digest> digest = Optional.empty();

    private ModelWeights(TensorLayout layout, float[] values) {
        if (values.length != layout.elements()) {
            throw invalid("the layout has " + layout.elements() + " values, " + values.length + " were given");
        }
        this.layout = layout;
        this.values = values;
        requireFinite();
    }

    /**
     * Copies the values.
     *
     * @throws FlockException {@code MODEL_INVALID}: another number of values than the layout's, or one that is NaN
     *     or infinite, which is named by tensor and position
     */
    public static ModelWeights of(TensorLayout layout, float[] values) {
        return new ModelWeights(layout, values.clone());
    }

    /** As {@link #of}, for an array that nobody else holds. */
    public static ModelWeights owning(TensorLayout layout, float[] values) {
        return new ModelWeights(layout, values);
    }

    @Override
    public TensorLayout layout() {
        return layout;
    }

    /** Number of values. */
    public int size() {
        return values.length;
    }

    /** The value at a position of the flat vector. */
    public float get(int index) {
        return values[index];
    }

    /** A copy of all values in the layout's order. */
    public float[] toArray() {
        return values.clone();
    }

    @Override
    public void copyTo(int from, float[] target, int length) {
        System.arraycopy(values, from, target, 0, length);
    }

    @Override
    public int together(int from) {
        return values.length - from;
    }

    @Override
    public FloatBuffer view(int from, int length) {
        return FloatBuffer.wrap(values, from, length).slice().asReadOnlyBuffer();
    }

    /**
     * SHA-256 of the tensor bytes (float32, little-endian) in name order: the same for the same weights, whoever
     * wrote them into whichever file.
     */
    public Digest tensorDigest() {
        Optional<Digest> known = digest;
        if (known.isEmpty()) {
            known = Optional.of(TensorBytes.digest(values));
            digest = known;
        }
        return known.get();
    }

    /** Same layout and same bits; so 0.0 and -0.0 differ, as they do in the digest. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ModelWeights that && layout.equals(that.layout) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "ModelWeights[" + layout.tensors().size() + " tensors, " + values.length + " values]";
    }

    private void requireFinite() {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw notFinite(i);
            }
        }
    }

    private FlockException notFinite(int position) {
        int tensor = 0;
        while (tensor + 1 < layout.tensors().size() && layout.offset(tensor + 1) <= position) {
            tensor++;
        }
        return invalid("value " + (position - layout.offset(tensor)) + " of tensor '"
                + layout.tensors().get(tensor).name() + "' is " + values[position]);
    }

    private static FlockException invalid(String what) {
        return new FlockException(
                ErrorCode.MODEL_INVALID, what, "send finite values in the layout that the task's bundle defines");
    }
}

package io.flock.protocol.tensor;

import java.util.List;

/** Small models for tests. */
public final class Tensors {
    /** Two dense layers' worth of tensors: 2·3 + 2 values. */
    public static final TensorLayout SMALL = TensorLayout.of(List.of(
            new TensorSpec("dense_weight", List.of(2, 3), Fill.HE_UNIFORM),
            new TensorSpec("dense_bias", List.of(2), Fill.ZERO)));

    private Tensors() {}

    /** Bias 0.5 and -1, weights 1 to 6. */
    public static ModelWeights small() {
        return ModelWeights.of(SMALL, new float[] {0.5f, -1, 1, 2, 3, 4, 5, 6});
    }

    /** A layout of one vector. */
    public static TensorLayout vector(int length) {
        return TensorLayout.of(List.of(new TensorSpec("v", List.of(length), Fill.HE_UNIFORM)));
    }
}

package io.flock.testnet.bench.learning;

import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.List;
import java.util.SplittableRandom;

/** Weights of any size: what they say has little influence on how long they take. */
public final class RandomWeights {
    private RandomWeights() {}

    /** One tensor of so many values. */
    public static TensorLayout layout(int length) {
        return TensorLayout.of(List.of(new TensorSpec("layer00_weight", List.of(length), Fill.ZERO)));
    }

    /** Uniform in [-1, 1). */
    public static ModelWeights of(TensorLayout layout, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[layout.elements()];
        for (int k = 0; k < values.length; k++) {
            values[k] = random.nextInt(1 << 24) * 0x1p-23f - 1;
        }
        return ModelWeights.owning(layout, values);
    }
}

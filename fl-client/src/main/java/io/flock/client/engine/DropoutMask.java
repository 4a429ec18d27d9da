package io.flock.client.engine;

import io.flock.client.bundle.LayerSpec;
import io.flock.protocol.commitment.Digest;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What one dropout layer multiplies values by in training: 0, or 1 / (1 − rate); the same with every engine.
 *
 * <p>From SplitMix64 (Steele, Lea, Flood 2014), one number per value in row-major order.
 */
public final class DropoutMask {
    private final double rate;
    private long state;

    private DropoutMask(double rate) {
        this.rate = rate;
    }

    /** One for each of the dropout layers among these, in their order. */
    public static List<DropoutMask> of(List<LayerSpec> layers) {
        return layers.stream()
                .filter(LayerSpec.Dropout.class::isInstance)
                .map(layer -> new DropoutMask(((LayerSpec.Dropout) layer).rate()))
                .toList();
    }

    /** Starts their streams, for one local training. */
    public static void reseed(List<DropoutMask> masks, Digest seed) {
        long start = ByteBuffer.wrap(seed.bytes()).getLong();
        for (int i = 0; i < masks.size(); i++) {
            masks.get(i).state = start + i;
        }
    }

    /** Factors for the next values. */
    public float[] next(int length) {
        float[] factors = new float[length];
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < length; i++) {
            factors[i] = uniform() < rate ? 0 : kept;
        }
        return factors;
    }

    /** Uniform in [0, 1). */
    private double uniform() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }
}

package io.flock.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.commitment.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialisationTest {
    private static final Digest SEED = Digest.ofBytes(new byte[32]);

    @Test
    void seed_givesTheBitsThatAnIndependentImplementationGives() {
        TensorLayout layout = TensorLayout.of(List.of(
                new TensorSpec("layer00_weight", List.of(64, 64), Fill.HE_UNIFORM),
                new TensorSpec("layer00_bias", List.of(64), Fill.ZERO),
                new TensorSpec("layer01_gamma", List.of(64), Fill.ONE)));

        ModelWeights weights = Initialisation.fromSeed(SEED, layout);

        // From twelve lines of Python after the Javadoc's words.
        assertThat(weights.tensorDigest())
                .hasToString("9c364f8a206b7097ced5c205a0c9c2d25a1f4c0e9ff9455dc46ec52f4425df39");
    }

    @Test
    void weights_fillTheHeInterval_andAreCentredInIt() {
        TensorLayout layout = TensorLayout.of(List.of(new TensorSpec("w", List.of(100, 600), Fill.HE_UNIFORM)));

        ModelWeights weights = Initialisation.fromSeed(SEED, layout);

        double sum = 0;
        float most = 0;
        for (float value : weights.toArray()) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo(0.1f);
            sum += value;
            most = Math.max(most, value);
        }
        assertThat(sum / weights.size()).isBetween(-0.001, 0.001);
        assertThat(most).isGreaterThan(0.0999f);
    }

    @Test
    void anotherSeed_orAnotherName_givesOtherWeights() {
        byte[] other = new byte[32];
        other[31] = 1;
        ModelWeights weights = Initialisation.fromSeed(SEED, Tensors.vector(8));

        assertThat(Initialisation.fromSeed(Digest.ofBytes(other), Tensors.vector(8))
                        .toArray())
                .isNotEqualTo(weights.toArray());
        TensorLayout renamed = TensorLayout.of(List.of(new TensorSpec("w", List.of(8), Fill.HE_UNIFORM)));
        assertThat(Initialisation.fromSeed(SEED, renamed).toArray()).isNotEqualTo(weights.toArray());
    }
}

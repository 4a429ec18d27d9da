package io.flock.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelWeightsTest {
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void valueThatIsNotFinite_isRefused_namingTensorAndPosition(float bad) {
        float[] values = Tensors.small().toArray();
        values[4] = bad;

        assertThatThrownBy(() -> ModelWeights.of(Tensors.SMALL, values))
                .hasMessageStartingWith("MODEL_INVALID|")
                .hasMessageContaining("value 2 of tensor 'dense_weight' is " + bad);
    }

    @Test
    void anotherNumberOfValues_isRefused() {
        assertThatThrownBy(() -> ModelWeights.of(Tensors.SMALL, new float[7]))
                .hasMessageContaining("8 values, 7 were given");
    }

    @Test
    void weights_doNotChange_whenTheArraysAroundThemDo() {
        float[] values = Tensors.small().toArray();
        ModelWeights weights = ModelWeights.of(Tensors.SMALL, values);
        values[0] = 99;
        weights.toArray()[1] = 99;

        assertThat(weights).isEqualTo(Tensors.small());
    }

    @Test
    void tensorDigest_isThatOfTheBytesInNameOrder() {
        // printf of the eight float32 values, little-endian, bias first | sha256sum
        assertThat(Tensors.small().tensorDigest())
                .hasToString("56388c8d1ea154eb0cbe7f6b96e2a3d56c1bfbbf8b0373a51e924179f1c92a2e");
    }

    @Test
    void negativeZero_isAnotherModelThanZero_asItsBytesAre() {
        ModelWeights zero = ModelWeights.of(Tensors.vector(1), new float[] {0f});
        ModelWeights negative = ModelWeights.of(Tensors.vector(1), new float[] {-0f});

        assertThat(zero).isNotEqualTo(negative);
        assertThat(zero.tensorDigest()).isNotEqualTo(negative.tensorDigest());
    }
}

package io.flock.client.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrivateReleaseTest {
    private static final int SIZE = 40_000;
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(new TensorSpec("v", List.of(SIZE), Fill.ZERO)));
    private static final Digest SEED = new Digest("%064x".formatted(5));

    @Test
    void noise_hasTheDeviationOfTheMultiplierTimesTheBound_andMeanZero() {
        ModelWeights zero = constant(0);
        double[] noise = values(new PrivateRelease(2, 1.5).of(zero, zero, SEED));

        double mean = 0;
        double squares = 0;
        double fourths = 0;
        for (double value : noise) {
            mean += value / SIZE;
            squares += value * value / SIZE;
            fourths += value * value * value * value / SIZE;
        }
        // Five standard errors each; a normal variable's fourth moment is three times the square of its second.
        assertThat(mean).isCloseTo(0, within(5 * 3 / Math.sqrt(SIZE)));
        assertThat(squares).isCloseTo(9, within(5 * 9 * Math.sqrt(2.0 / SIZE)));
        assertThat(fourths / (squares * squares)).isCloseTo(3, within(5 * Math.sqrt(24.0 / SIZE)));
    }

    @Test
    void stepThatIsTooLong_isCutToTheBound_beforeTheNoise() {
        ModelWeights zero = constant(0);
        PrivateRelease release = new PrivateRelease(2, 0.001);
        double[] noise = values(release.of(zero, zero, SEED));
        double[] released = values(release.of(zero, constant(1), SEED)); // ‖step‖ = 200

        for (int i = 0; i < SIZE; i += 1000) {
            assertThat(released[i] - noise[i]).isCloseTo(0.01, within(1e-6));
        }
    }

    @Test
    void shortStep_isReleasedWhole() {
        PrivateRelease release = new PrivateRelease(1, 0.001);
        ModelWeights global = constant(3);
        ModelWeights trained = constant(3.001f); // ‖step‖ = 0.2
        double[] noise = values(release.of(constant(0), constant(0), SEED));
        double[] released = values(release.of(global, trained, SEED));

        for (int i = 0; i < SIZE; i += 1000) {
            assertThat(released[i] - 3.001f - noise[i]).isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void sameSeed_makesTheSameRelease_andAnotherSeedAnotherOne() {
        PrivateRelease release = new PrivateRelease(1, 1);
        ModelWeights first = release.of(constant(0), constant(1), SEED);

        assertThat(release.of(constant(0), constant(1), SEED)).isEqualTo(first);
        assertThat(release.of(constant(0), constant(1), new Digest("%064x".formatted(6))))
                .isNotEqualTo(first);
    }

    private static ModelWeights constant(float value) {
        float[] values = new float[SIZE];
        Arrays.fill(values, value);
        return ModelWeights.of(LAYOUT, values);
    }

    private static double[] values(ModelWeights weights) {
        double[] values = new double[weights.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = weights.get(i);
        }
        return values;
    }
}

package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Models of 1,200 values, of which training moves the first 240. */
class ProfileRuleTest {
    private static final int SIZE = 1200;
    private static final int MOVED = SIZE / 5;

    @Test
    void noise_isNoUpdate_howeverShort() {
        assertThat(rule(SIZE).broken(noise(1)))
                .hasValueSatisfying(figures -> assertThat(figures).startsWith("sizes of changes correlate by "));
        assertThat(rule(SIZE).broken(noise(1e-4f))).isPresent();
    }

    @Test
    void stepThatMovesWhatTrainingMoves_isNone_whereverItLeads_andHoweverShort() {
        assertThat(rule(SIZE).broken(trained(SIZE, 2, 1))).isEmpty();
        assertThat(rule(SIZE).broken(trained(SIZE, 3, -1e-4f))).isEmpty();
    }

    @Test
    void everyWeightMovedAlike_hasNoProfile_andIsLeftToOtherRules() {
        float[] values = new float[SIZE];
        Arrays.fill(values, 1);

        assertThat(rule(SIZE).broken(model(values))).isEmpty();
    }

    @Test
    void modelTooSmallToTell_isNotJudged() {
        float[] opposite = new float[999];
        for (int i = 200; i < opposite.length; i++) {
            opposite[i] = i;
        }

        assertThat(rule(999).broken(model(opposite))).isEmpty();
    }

    private static ProfileRule rule(int size) {
        return new ProfileRule(model(new float[size]), trained(size, 1, 1));
    }

    private static ModelWeights trained(int size, int seed, float by) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (int i = 0; i < Math.min(MOVED, size); i++) {
            values[i] = by * (random.nextFloat() - 0.5f);
        }
        return model(values);
    }

    private static ModelWeights noise(float size) {
        Random random = new Random(9);
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (float) (size * random.nextGaussian());
        }
        return model(values);
    }

    private static ModelWeights model(float... values) {
        TensorSpec tensor = new TensorSpec("v", List.of(values.length), Fill.ZERO);
        return ModelWeights.of(TensorLayout.of(List.of(tensor)), values);
    }
}

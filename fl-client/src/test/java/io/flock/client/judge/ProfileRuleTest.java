package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.JudgingSection;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Models of 1,200 values, of which training moves the first 240. */
class ProfileRuleTest {
    private static final int SIZE = 1200;
    private static final int MOVED = SIZE / 5;

    @Test
    void noise_isNoUpdate_howeverShort() {
        assertThat(broken(noise(9, 1)))
                .hasValueSatisfying(figures -> assertThat(figures).startsWith("sizes of changes correlate by "));
        assertThat(broken(noise(9, 1e-4f))).isPresent();
    }

    @Test
    void stepThatMovesWhatTrainingMoves_isNone_whereverItLeads_andHoweverShort() {
        assertThat(broken(trained(SIZE, 2, 1))).isEmpty();
        assertThat(broken(trained(SIZE, 3, -1e-4f))).isEmpty();
    }

    @Test
    void everyWeightMovedAlike_hasNoProfile_andIsLeftToOtherRules() {
        float[] values = new float[SIZE];
        Arrays.fill(values, 1);

        assertThat(broken(model(values))).isEmpty();
    }

    @Test
    void modelTooSmallToTell_isNotJudged_andNobodyTrains() {
        assertThat(rule(0.1, 999, ProfileRuleTest::trains)).isEmpty();
        assertThat(rule(0.09, SIZE, ProfileRuleTest::trains)).isEmpty();
        assertThat(rule(0.1, 1000, (global, deadline) -> twins(1000))).isPresent();
    }

    @Test
    void boundOfZero_switchesTheRuleOff_andNobodyTrains() {
        assertThat(rule(0, SIZE, ProfileRuleTest::trains)).isEmpty();
    }

    @Test
    void voterWhoseOwnStepsHaveLittleInCommon_judgesNobodyByIt() {
        // By about 0.5: what training moves is one weight in five, and how far differs.
        assertThat(rule(0.2, SIZE, (global, deadline) -> twins(SIZE))).isPresent();
        assertThat(rule(0.4, SIZE, (global, deadline) -> twins(SIZE))).isEmpty();
        assertThat(rule(0.1, SIZE, (global, deadline) -> Optional.of(new Rehearsal.Twins(noise(7, 1), noise(8, 1)))))
                .isEmpty();
    }

    @Test
    void voterWhoseTrainingComesToNothing_judgesNobodyByIt() {
        assertThat(rule(0.1, SIZE, Rehearsal.NONE)).isEmpty();
        assertThat(rule(0.1, SIZE, (global, deadline) -> Optional.of(new Rehearsal.Twins(global, global))))
                .isEmpty();
    }

    private static Optional<String> broken(ModelWeights update) {
        return rule(0.1, SIZE, (global, deadline) -> twins(SIZE)).orElseThrow().broken(update);
    }

    private static Optional<ProfileRule> rule(double least, int size, Rehearsal rehearsal) {
        JudgingSection tolerances = new JudgingSection(1e-3, 3, 0.999, least, 0.5, 0.1, 0.5, 0.05);
        ModelWeights global = model(new float[size]);
        return ProfileRule.of(tolerances, global, () -> OwnSteps.of(global, rehearsal, Deadline.NONE));
    }

    private static Optional<Rehearsal.Twins> twins(int size) {
        return Optional.of(new Rehearsal.Twins(trained(size, 1, 1), trained(size, 4, 1)));
    }

    private static Optional<Rehearsal.Twins> trains(ModelWeights global, Deadline deadline) {
        throw new AssertionError("trained from " + global.size() + " values");
    }

    private static ModelWeights trained(int size, int seed, float by) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (int i = 0; i < Math.min(MOVED, size); i++) {
            values[i] = by * (random.nextFloat() - 0.5f);
        }
        return model(values);
    }

    private static ModelWeights noise(int seed, float size) {
        Random random = new Random(seed);
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

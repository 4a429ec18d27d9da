package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.JudgingSection;
import io.flock.client.data.Examples;
import io.flock.client.data.Split;
import io.flock.client.evaluate.Evaluator;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Models of one value, which is their loss; a mean up to 1.6 does no harm to a global model of 1. */
class LengthRuleTest {
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(new TensorSpec("v", List.of(1), Fill.ZERO)));
    private static final Examples ANY = Examples.of(new float[1], new int[1], 1, 2);
    private static final JudgingSection TOLERANCES = new JudgingSection(1e-3, 3, 0.999, 0.1, 0.5, 0.1, 0.5, 0.05);

    @Test
    void longSteps_areDoubted_whereTheMeanDoesNoHarmWithoutThem_alsoIfTheyAreTheMost() {
        SortedMap<AccountId, Judgement> found = doubted(new double[] {1, 2, 20, 25, 30}, 0.5f, 1.5f, 9, 9, 9);

        assertThat(found).containsOnlyKeys(proposer(2), proposer(3), proposer(4));
        assertThat(found.values()).extracting(Judgement::reason).containsOnly(Reason.DOUBTFUL);
        assertThat(found.get(proposer(4)).detail())
                .contains("longer than 3.0 x 2.0")
                .contains("norm 30.0");
    }

    @Test
    void longSteps_areNotDoubted_whereTheMeanDoesHarmWithoutThemToo() {
        assertThat(doubted(new double[] {1, 2, 20, 25, 30}, 1.5f, 1.8f, 9, 9, 9))
                .isEmpty();
    }

    @Test
    void nobodyIsDoubted_whereNoStepIsLong() {
        assertThat(doubted(new double[] {1, 2, 5, 5.5, 6}, 0.5f, 0.5f, 9, 9, 9)).isEmpty();
        assertThat(doubted(new double[] {7}, 9)).isEmpty();
    }

    /** Two of six are fewer than two fifths, two of five are not. */
    @Test
    void fewShortSteps_doNotMakeOthersLong() {
        assertThat(doubted(new double[] {0.1, 0.1, 3, 3, 3, 3}, 0, 0, 9, 9, 9, 9))
                .isEmpty();
        assertThat(doubted(new double[] {0.1, 0.1, 3, 3, 3}, 0, 0, 9, 9, 9)).hasSize(3);
    }

    private static SortedMap<AccountId, Judgement> doubted(double[] lengths, float... losses) {
        SortedMap<AccountId, UpdateNorm> norms = new TreeMap<>();
        SortedMap<AccountId, ModelWeights> updates = new TreeMap<>();
        for (int i = 0; i < losses.length; i++) {
            norms.put(proposer(i), new UpdateNorm(lengths[i], 0));
            updates.put(proposer(i), ModelWeights.of(LAYOUT, new float[] {losses[i]}));
        }
        VoterLoss loss = new VoterLoss(Evaluator.inProcess(new FirstValueIsLoss(LAYOUT)), new Split(ANY, ANY));
        return new LengthRule(TOLERANCES.normBound(), LossRule.of(TOLERANCES, 1), loss)
                .judge(norms, new TreeSet<>(updates.keySet()), updates);
    }

    private static AccountId proposer(int number) {
        return AccountId.of("Org" + (number + 1) + "MSP", "proposer");
    }
}

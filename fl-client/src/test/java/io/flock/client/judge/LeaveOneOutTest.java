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
import org.junit.jupiter.api.Test;

/** Models of one value, which is their loss, and no finite number above 50. */
class LeaveOneOutTest {
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(new TensorSpec("v", List.of(1), Fill.ZERO)));
    private static final Examples ANY = Examples.of(new float[1], new int[1], 1, 2);

    @Test
    void updateThatMakesTheMeanWorse_isHarmful_andTheOthersAreNot() {
        // The mean comes to 1.6; without the third to 0.4: a third of 0.4 * 0.5 + 0.1 is tolerated.
        SortedMap<AccountId, Judgement> harmful = harmful(0.4f, 0.4f, 4);

        assertThat(harmful).containsOnlyKeys(proposer(2));
        assertThat(harmful.get(proposer(2)).detail()).contains("mean of 3 is 1.6");
    }

    @Test
    void harm_isLookedForAgain_whereTheWorstIsGone() {
        // While 9 is in the mean, the mean would get worse without 3.
        assertThat(harmful(0.5f, 3, 9)).containsOnlyKeys(proposer(1), proposer(2));
    }

    @Test
    void lossAboveTheGlobalModels_isTolerated_whereTheOthersMakeUpForIt() {
        // 1.05 in the mean, 0.95 without it: half of 0.95 * 0.5 + 0.1 is tolerated.
        assertThat(harmful(1.15f, 0.95f)).isEmpty();
    }

    @Test
    void onlyUpdate_isHeldAgainstTheGlobalModel() {
        assertThat(harmful(1.59f)).isEmpty(); // 1 * 0.5 + 0.1 above it
        assertThat(harmful(1.61f)).containsOnlyKeys(proposer(0));
    }

    @Test
    void updateWithWhichTheMeanHasNoLoss_isHarmful() {
        assertThat(harmful(0.5f, 0.5f, 400)).containsOnlyKeys(proposer(2));
    }

    @Test
    void noUpdates_noHarm() {
        assertThat(harmful()).isEmpty();
    }

    private static SortedMap<AccountId, Judgement> harmful(float... losses) {
        SortedMap<AccountId, ModelWeights> updates = new TreeMap<>();
        for (int i = 0; i < losses.length; i++) {
            updates.put(proposer(i), ModelWeights.of(LAYOUT, new float[] {losses[i]}));
        }
        VoterLoss loss = new VoterLoss(Evaluator.inProcess(new FirstValueIsLoss(LAYOUT)), new Split(ANY, ANY));
        JudgingSection tolerances = new JudgingSection(1e-3, 3, 0.999, 0.1, 0.5, 0.1, 0.5, 0.05);
        return new LeaveOneOut(ModelWeights.of(LAYOUT, new float[] {1}), loss, tolerances).judge(updates);
    }

    private static AccountId proposer(int number) {
        return AccountId.of("Org" + (number + 1) + "MSP", "proposer");
    }
}

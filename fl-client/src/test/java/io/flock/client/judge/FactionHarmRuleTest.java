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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Models whose first value is their loss, 1 before the round; what else they change tells who goes with whom. */
class FactionHarmRuleTest {
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(new TensorSpec("v", List.of(4), Fill.ZERO)));
    private static final ModelWeights GLOBAL = ModelWeights.of(LAYOUT, new float[] {1, 0, 0, 0});
    private static final Examples ANY = Examples.of(new float[1], new int[1], 1, 2);
    private static final JudgingSection TOLERANCES = new JudgingSection(1e-3, 3, 0.999, 0.1, 0.5, 0.1, 0.5, 0.05);

    private final List<Proposal> proposals = new ArrayList<>();

    @Test
    void factionWhoseMeanMakesTheLossMuchWorse_isHarmful_andTheOtherIsNot() {
        towards(1, 0.4f, 0.4f, 0.4f);
        SortedSet<AccountId> aside = towards(2, 1.5f, 2.5f);

        SortedMap<AccountId, Judgement> found = judge();

        assertThat(found).containsOnlyKeys(aside);
        assertThat(found.values()).allSatisfy(judgement -> {
            assertThat(judgement.reason()).isEqualTo(Reason.HARMFUL);
            assertThat(judgement.detail())
                    .contains("mean of 2")
                    .contains("is 2.0")
                    .contains("before 1.0");
        });
    }

    @Test
    void aboveHalfOfTheTolerances_itIsDoubtful_andBelowItIsNothing() {
        // Of 1 the tolerance is 1 * 0.5 + 0.1.
        assertThat(reasons(1.65f)).containsExactly(Reason.HARMFUL);
        assertThat(reasons(1.55f)).containsExactly(Reason.DOUBTFUL);
        assertThat(reasons(1.35f)).containsExactly(Reason.DOUBTFUL);
        assertThat(reasons(1.25f)).isEmpty();
    }

    @Test
    void whereTheOtherFactionsLossGrowsToo_neitherIsHarmful() {
        towards(1, 3, 3);
        towards(2, 3.5f, 3.5f);

        assertThat(judge()).isEmpty();
    }

    @Test
    void factionThatIsBetterThanTheModelBefore_isNotHarmful_howeverMuchBetterTheOtherIs() {
        towards(1, 0.1f, 0.1f);
        towards(2, 0.9f, 0.9f);

        assertThat(judge()).isEmpty();
    }

    @Test
    void harm_isLookedForAgain_amongThoseThatAreLeft() {
        towards(1, 0.4f, 0.4f, 0.4f, 0.4f, 0.4f, 0.4f);
        SortedSet<AccountId> both = towards(2, 5, 5, 5, 5, 5, 5);
        both.addAll(towards(3, 2, 2));

        assertThat(judge()).containsOnlyKeys(both);
    }

    @Test
    void partThatDoesNoHarm_doesNotAnswerForThoseWhoHarmBesideIt() {
        towards(1, 0.4f, 0.4f, 0.4f);
        List<AccountId> aside = List.copyOf(towards(2, 0.9f, 5, 0.9f, 5));

        SortedMap<AccountId, Judgement> found = judge();

        assertThat(found).containsOnlyKeys(aside.get(1), aside.get(3));
        assertThat(found.values()).allSatisfy(judgement -> {
            assertThat(judgement.reason()).isEqualTo(Reason.HARMFUL);
            assertThat(judgement.detail()).contains("mean of 4");
        });
    }

    @Test
    void factionWithoutAFiniteLoss_isHarmful() {
        towards(1, 0.4f, 0.4f);
        SortedSet<AccountId> aside = towards(2, 400, 400);

        assertThat(judge()).containsOnlyKeys(aside);
    }

    @Test
    void onlyThoseThatAreSound_areLookedAt() {
        SortedSet<AccountId> sound = towards(1, 0.4f, 0.4f);
        towards(2, 5, 5);

        assertThat(judge(sound)).isEmpty();
    }

    private Collection<Reason> reasons(float loss) {
        proposals.clear();
        towards(1, 0.9f, 0.9f);
        towards(2, loss, loss);
        return judge().values().stream().map(Judgement::reason).distinct().toList();
    }

    /** Updates with these losses, whose steps lie almost along one axis. */
    private SortedSet<AccountId> towards(int axis, float... losses) {
        SortedSet<AccountId> accounts = new TreeSet<>();
        for (int i = 0; i < losses.length; i++) {
            float[] values = {losses[i], 0, 0, 0};
            values[axis] = 1000;
            values[1 + axis % 3] = 100 * (i % 2 == 0 ? 1 : -1);
            AccountId account = AccountId.of("Org" + (1 + proposals.size()) + "MSP", "proposer");
            proposals.add(new Proposal.Loaded(account, ModelWeights.of(LAYOUT, values)));
            accounts.add(account);
        }
        return accounts;
    }

    private SortedMap<AccountId, Judgement> judge() {
        return judge(new TreeSet<>(Proposal.loaded(proposals).keySet()));
    }

    private SortedMap<AccountId, Judgement> judge(SortedSet<AccountId> sound) {
        VoterLoss loss = new VoterLoss(Evaluator.inProcess(new FirstValueIsLoss(LAYOUT)), new Split(ANY, ANY));
        SortedMap<AccountId, ModelWeights> updates = new TreeMap<>(Proposal.loaded(proposals));
        return new FactionHarmRule(1, loss, TOLERANCES)
                .judge(RoundGeometry.of(TOLERANCES, GLOBAL, proposals), sound, updates);
    }
}

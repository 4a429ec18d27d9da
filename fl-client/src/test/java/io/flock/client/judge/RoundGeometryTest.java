package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.flock.client.bundle.JudgingSection;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Models of two weights, behind two running statistics of a layer. */
class RoundGeometryTest {
    private static final JudgingSection TOLERANCES = new JudgingSection(1e-3, 3, 0.999, 0.1, 0.5, 0.1, 0.5, 0.05);
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(
            new TensorSpec("layer00_mean", List.of(1), Fill.ZERO),
            new TensorSpec("layer00_variance", List.of(1), Fill.ONE),
            new TensorSpec("layer01_W", List.of(2), Fill.ZERO)));
    private static final ModelWeights GLOBAL = model(0, 1, 0, 0);

    private final List<Proposal> proposals = new ArrayList<>();

    /** Else honest proposers would be in one faction with those who undo what they learnt, and judged by its mean. */
    @Test
    void statisticsThatAllMoveAlike_hideNobodysDirection() {
        AccountId ada = propose(5, 9, 1, 0.1f);
        AccountId bo = propose(6, 8, 0.9f, -0.2f);
        AccountId cy = propose(7, 10, -1, 0.1f);
        AccountId di = propose(5, 7, -0.8f, -0.3f);

        assertThat(factions())
                .containsExactlyInAnyOrder(new TreeSet<>(List.of(ada, bo)), new TreeSet<>(List.of(cy, di)));
    }

    @Test
    void whoMovesNothingButStatistics_isInNoFaction_andKeepsNobodyFromOne() {
        AccountId ada = propose(5, 9, 1, 0.1f);
        AccountId bo = propose(6, 8, 0.9f, -0.2f);
        propose(-7, 8, 0, 0);

        assertThat(factions()).containsExactly(new TreeSet<>(List.of(ada, bo)));
    }

    /** Layers count the same inputs: their statistics move alike for all, and further than any step where inputs are large. */
    @Test
    void statisticsThatAllMoveAlike_areNoCollusion_butStepsThatAreEqualAre() {
        AccountId ada = propose(500, 900, 1, 0.1f);
        AccountId bo = propose(500.1f, 900, -0.2f, 1);
        AccountId cy = propose(-3, 1, 2, 0.2f);

        assertThat(geometry().partners())
                .containsOnly(entry(ada, cy), entry(cy, ada))
                .doesNotContainKey(bo);
    }

    @Test
    void longStep_isNotHiddenByStatistics() {
        AccountId ada = propose(50, 90, 1, 0);
        AccountId bo = propose(50, 80, 0, 1);
        AccountId cy = propose(50, 90, -3.1f, 0);

        assertThat(broken(ada)).isEmpty();
        assertThat(broken(bo)).isEmpty();
        assertThat(broken(cy)).contains(Reason.NORM_OUTLIER);
    }

    /** Nine times the median, since variances go with the square of steps. */
    @Test
    void statisticsFarBeyondTheMedian_areAnOutlier() {
        AccountId ada = propose(0, 2, 1, 0);
        AccountId bo = propose(0, 9.5f, 0, 1);
        AccountId cy = propose(0, 10.5f, -1, 0.5f);
        AccountId di = propose(0, 2, 0.5f, -1);
        AccountId eve = propose(0, 2, 0.5f, 0.5f);

        assertThat(broken(ada)).isEmpty();
        assertThat(broken(bo)).isEmpty();
        assertThat(broken(cy)).contains(Reason.NORM_OUTLIER);
        assertThat(geometry().norm()).hasToString("bound 3.0 x median 1.0, of running statistics 9.0");
        assertThat(geometry().norms().get(cy)).hasToString("norm " + Math.sqrt(1.25) + ", of running statistics 9.5");
        assertThat(broken(di)).isEmpty();
        assertThat(broken(eve)).isEmpty();
    }

    @Test
    void ownSteps_allowWhatTheirStepAndTheirStatisticsAllow_eachByItself() {
        NormRule rule = new NormRule(TOLERANCES, 1, 1);

        NormRule longStep = rule.orOwn(new UpdateNorm(2, 0.5));
        assertThat(longStep.broken(new UpdateNorm(6, 9))).isEmpty();
        assertThat(longStep.broken(new UpdateNorm(6.1, 9))).contains(Reason.NORM_OUTLIER);
        assertThat(longStep.broken(new UpdateNorm(1, 9.1))).contains(Reason.NORM_OUTLIER);

        NormRule farStatistics = rule.orOwn(new UpdateNorm(0.5, 2));
        assertThat(farStatistics.broken(new UpdateNorm(3, 18))).isEmpty();
        assertThat(farStatistics.broken(new UpdateNorm(3, 18.1))).contains(Reason.NORM_OUTLIER);
        assertThat(farStatistics.broken(new UpdateNorm(3.1, 1))).contains(Reason.NORM_OUTLIER);
    }

    /** Those who count nothing do not make outliers of those who do. */
    @Test
    void whoMovesNoStatistics_isLeftOutOfTheirMedian() {
        AccountId ada = propose(0, 2, 1, 0);
        propose(0, 1, 0, 1);
        propose(0, 1, -1, 0);

        assertThat(broken(ada)).isEmpty();
    }

    @Test
    void whoMovesNothingButStatistics_isAFreeRider() {
        propose(0, 2, 1, 0);
        AccountId bo = propose(0, 2, 0, 0);

        assertThat(broken(bo)).contains(Reason.FREE_RIDER);
    }

    private Optional<Reason> broken(AccountId account) {
        return geometry().norm().broken(geometry().norms().get(account));
    }

    private RoundGeometry geometry() {
        return RoundGeometry.of(TOLERANCES, GLOBAL, proposals);
    }

    private List<SortedSet<AccountId>> factions() {
        SortedSet<AccountId> all = new TreeSet<>();
        proposals.forEach(proposal -> all.add(proposal.proposer()));
        return geometry().factions(all).opposed();
    }

    private AccountId propose(float... values) {
        AccountId account = AccountId.of("Org" + (1 + proposals.size() % 3) + "MSP", "p" + proposals.size());
        proposals.add(new Proposal.Loaded(account, model(values)));
        return account;
    }

    private static ModelWeights model(float... values) {
        return ModelWeights.of(LAYOUT, values);
    }
}

package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.data.Examples;
import io.flock.client.data.Split;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.ExampleLosses;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.evaluate.Trial;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Models on a hundred examples, whose first value tells how many more are worse with it than with its opposite. The second
 * tells the faction, and the third the part of it.
 */
class FactionRuleTest {
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(new TensorSpec("v", List.of(3), Fill.ZERO)));
    private static final ModelWeights GLOBAL = model(0, 0, 0);
    private static final Examples FIFTY = Examples.of(new float[50], new int[50], 1, 2);

    @Test
    void stepThatMakesPracticallyAllExamplesWorse_isBackwards() {
        SortedMap<AccountId, Judgement> found = judge(40, 44, 36);

        assertThat(found).hasSize(3);
        assertThat(found.values()).allSatisfy(judgement -> {
            assertThat(judgement.reason()).isEqualTo(Reason.BACKWARDS);
            assertThat(judgement.verdict()).isEqualTo(Verdict.REJECT);
            assertThat(judgement.detail()).contains("mean of 3").contains("70 of 100 examples, by 4.0 deviations");
        });
    }

    @Test
    void stepThatMakesAFewMoreWorse_isDoubtful_andHasNoVerdict() {
        assertThat(judge(6, 2).values()).hasSize(2).allSatisfy(judgement -> {
            assertThat(judgement.reason()).isEqualTo(Reason.DOUBTFUL);
            assertThat(judgement.verdict()).isEqualTo(Verdict.UNAVAILABLE);
        });
    }

    @Test
    void stepThatIsNoBetterThanItsOpposite_isDoubtful_whereTheOpposingOneIs() {
        assertThat(judge(1, -1).values()).hasSize(2).allSatisfy(judgement -> {
            assertThat(judgement.reason()).isEqualTo(Reason.DOUBTFUL);
            assertThat(judgement.detail()).contains("mean of 2").contains("of those that oppose them");
        });
        assertThat(judge(-6, -6).values()).extracting(Judgement::reason).containsOnly(Reason.DOUBTFUL);
    }

    @Test
    void stepThatIsNoBetterThanItsOpposite_isFoundByNothing_whereTheOpposingOneIsNoBetterEither() {
        assertThat(judge(Coverage.WIDE, 40, 1, -1)).allSatisfy((proposer, judgement) -> {
            assertThat(proposer.organisation().toString()).startsWith("Opposed");
            assertThat(judgement.reason()).isEqualTo(Reason.BACKWARDS);
        });
        assertThat(judge(Coverage.WIDE, 0, 1, -1)).isEmpty();
    }

    @Test
    void stepThatLeadsForwards_isFoundByNothing_howeverMuchBetterTheOpposingOneIs() {
        assertThat(judge(-12, -12)).isEmpty();
        assertThat(judge(-30, -40)).isEmpty();
    }

    @Test
    void certaintyBegins_aboveThreeDeviations() {
        assertThat(judge(28, 28).values()).extracting(Judgement::reason).containsOnly(Reason.DOUBTFUL);
        assertThat(judge(32, 32).values()).extracting(Judgement::reason).containsOnly(Reason.BACKWARDS);
    }

    @Test
    void whatIsCertain_canBeAskedForAlone() {
        SortedMap<AccountId, ModelWeights> certain = updates("Org", 1, 0, 32, 32);
        certain.putAll(updates("Opposed", -1, 0, -40, -40));
        SortedMap<AccountId, ModelWeights> doubtful = updates("Org", 1, 0, 28, 28);
        doubtful.putAll(updates("Opposed", -1, 0, -40, -40));

        assertThat(rule(Coverage.PARTIAL)
                        .judgeCertain(factions(certain), certain)
                        .values())
                .hasSize(2)
                .extracting(Judgement::reason)
                .containsOnly(Reason.DOUBTFUL);
        assertThat(rule(Coverage.PARTIAL).judgeCertain(factions(doubtful), doubtful))
                .isEmpty();
    }

    @Test
    void voterThatLacksClasses_isNeverCertain() {
        assertThat(judge(Coverage.NARROW, -40, 40, 40).values())
                .extracting(Judgement::reason)
                .containsOnly(Reason.DOUBTFUL);
        assertThat(judge(Coverage.NUMBERS, -40, 40, 40).values())
                .extracting(Judgement::reason)
                .containsOnly(Reason.BACKWARDS);
    }

    @Test
    void meanThatCantBeMeasured_isFoundByNothing() {
        assertThat(judge(99, 99)).isEmpty();
    }

    @Test
    void noFactions_nothingIsMeasured() {
        VoterLoss nobody = new VoterLoss(new Unasked(), new Split(FIFTY, FIFTY));

        SortedMap<AccountId, ModelWeights> one = updates("Org", 1, 40);

        assertThat(new FactionRule(GLOBAL, nobody, Coverage.WIDE).judge(factions(one), one))
                .isEmpty();
    }

    @Test
    void partThatLeadsForwards_doesNotAnswerForThoseWhoGoBackWithIt() {
        // The mean of all four goes back by 20.
        SortedMap<AccountId, ModelWeights> framing = updates("Framing", 1, 300, 60, 60);
        SortedMap<AccountId, ModelWeights> framed = updates("Framed", 1, -300, -20, -20);
        SortedMap<AccountId, ModelWeights> all = new TreeMap<>(framing);
        all.putAll(framed);
        all.putAll(updates("Opposed", -1, 0, -40, -40));

        SortedMap<AccountId, Judgement> found = rule(Coverage.WIDE).judge(factions(all), all);

        assertThat(found).containsOnlyKeys(framing.keySet());
        assertThat(found.values()).allSatisfy(judgement -> {
            assertThat(judgement.reason()).isEqualTo(Reason.DOUBTFUL);
            assertThat(judgement.detail()).contains("mean of 4");
        });
    }

    @Test
    void partsThatAllGoBack_allAnswer() {
        SortedMap<AccountId, ModelWeights> all = updates("Org", 1, 300, 60, 60);
        all.putAll(updates("Other", 1, -300, 4, 4));

        assertThat(rule(Coverage.WIDE).judge(factions(all), all))
                .hasSize(4)
                .allSatisfy(
                        (proposer, judgement) -> assertThat(judgement.reason()).isEqualTo(Reason.BACKWARDS));
    }

    @Test
    void whereNobodyOpposes_thereAreNoDoubts() {
        assertThat(alone(6, 2)).isEmpty();
        assertThat(alone(40, 40).values()).extracting(Judgement::reason).containsOnly(Reason.BACKWARDS);
    }

    private static SortedMap<AccountId, Judgement> judge(float... values) {
        return judge(Coverage.WIDE, -40, values);
    }

    /** Of a faction that two others oppose, both of one value. */
    private static SortedMap<AccountId, Judgement> judge(Coverage coverage, float opponents, float... values) {
        SortedMap<AccountId, ModelWeights> updates = updates("Org", 1, 0, values);
        updates.putAll(updates("Opposed", -1, 0, opponents, opponents));
        return rule(coverage).judge(factions(updates), updates);
    }

    private static SortedMap<AccountId, Judgement> alone(float... values) {
        SortedMap<AccountId, ModelWeights> updates = updates("Org", 1, 0, values);
        return rule(Coverage.WIDE).judge(factions(updates), updates);
    }

    private static Factions factions(SortedMap<AccountId, ModelWeights> updates) {
        return Factions.of(Gram.of(updates, GLOBAL), new TreeSet<>(updates.keySet()));
    }

    private static FactionRule rule(Coverage coverage) {
        return new FactionRule(GLOBAL, new VoterLoss(new Counting(), new Split(FIFTY, FIFTY)), coverage);
    }

    private static SortedMap<AccountId, ModelWeights> updates(
            String organisations, int side, int part, float... values) {
        SortedMap<AccountId, ModelWeights> updates = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            updates.put(
                    AccountId.of(organisations + (1 + i) + "MSP", "proposer"), model(values[i], 1_000 * side, part));
        }
        return updates;
    }

    private static ModelWeights model(float value, int side, int part) {
        return ModelWeights.of(LAYOUT, new float[] {value, side, part});
    }

    /** Of the losses with v and with −v, v of 100 more are greater with v, all by 1; a model of 99 breaks a limit. */
    private record Counting() implements Evaluator {
        @Override
        public Trial evaluate(ModelWeights model, Examples examples) {
            float value = model.get(0);
            if (value == 99) {
                return new Trial.Broken(Trial.Limit.TIME, "slow");
            }
            float[] losses = new float[examples.size()];
            int most = Math.round((100 + Math.abs(value)) / 4);
            for (int i = 0; i < losses.length; i++) {
                losses[i] = 2 + Math.signum(value) * (i < most ? 0.5f : -0.5f);
            }
            return new Trial.Measured(new Evaluation(1, losses.length, Map.of(), ExampleLosses.of(losses)));
        }

        @Override
        public void close() {}
    }

    private record Unasked() implements Evaluator {
        @Override
        public Trial evaluate(ModelWeights model, Examples examples) {
            throw new AssertionError("nothing to measure");
        }

        @Override
        public void close() {}
    }
}

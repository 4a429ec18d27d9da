package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flock.client.bundle.JudgingSection;
import io.flock.client.data.Examples;
import io.flock.client.data.Split;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.evaluate.Trial;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Models of four values, whose first one is their loss; too small for voters to train. */
class JudgeTest {
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(new TensorSpec("v", List.of(4), Fill.ZERO)));
    private static final JudgingSection TOLERANCES = new JudgingSection(1e-3, 3, 0.999, 0.1, 0.5, 0.1, 0.5, 0.05);
    private static final Examples ONE = Examples.ofTargets(new float[1], new float[1], 1, 0);
    private static final Examples NARROW = Examples.of(new float[1], new int[1], 1, 2);
    private static final ModelWeights GLOBAL = model(1, 0, 0, 0);
    private static final AccountId ADA = AccountId.of("Org1MSP", "ada");
    private static final AccountId BO = AccountId.of("Org2MSP", "bo");
    private static final AccountId CY = AccountId.of("Org3MSP", "cy");
    private static final AccountId DAN = AccountId.of("Org4MSP", "dan");
    private static final AccountId EVE = AccountId.of("Org5MSP", "eve");

    @Test
    void updateThatBreaksNoRule_isAccepted_withItsFigures() {
        Judgement judgement = judge(update(ADA, 0.9f, 1, 0, 0)).get(0);

        assertThat(judgement.verdict()).isEqualTo(Verdict.ACCEPT);
        assertThat(judgement.reason()).isEqualTo(Reason.SOUND);
        assertThat(judgement.detail()).contains("loss 0.89999").contains("bound 1.6");
    }

    @Test
    void bytesThatCouldNotBeHad_areUnavailable_notRejected() {
        Judgement judgement =
                judge(new Proposal.Missing(ADA, "no node has them")).get(0);

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(judgement.reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void bytesThatAreNotSealedForTheVoter_areUnavailable_sinceNobodyElseCanSeeThat() {
        assertThat(judge(new Proposal.Withheld(ADA, "not sealed for bo")))
                .extracting(Judgement::verdict)
                .containsExactly(Verdict.UNAVAILABLE);
    }

    @Test
    void malformedFile_isRejected() {
        assertReasons(judge(new Proposal.Malformed(ADA, "NaN")), Reason.MALFORMED);
    }

    @Test
    void globalModelUnchanged_orAllButUnchanged_isAFreeRiders() {
        assertReasons(
                judge(update(ADA, 1, 0, 0, 0), update(BO, 1, 0.0009f, 0, 0), update(CY, 1, 0.5f, 0, 0)),
                Reason.FREE_RIDER,
                Reason.FREE_RIDER,
                Reason.SOUND);
    }

    @Test
    void freeRiders_doNotMakeTheHonestUpdateAnOutlier() {
        // With their norms in it the median would be 0, and every honest norm above three times that.
        assertReasons(
                judge(update(ADA, 1, 0, 0, 0), update(BO, 1, 0, 0, 0), update(CY, 1, 2, 0, 0)),
                Reason.FREE_RIDER,
                Reason.FREE_RIDER,
                Reason.SOUND);
    }

    @Test
    void updateThatMovesMoreThanThreeMedians_isAnOutlier_andOneOfExactlyThreeIsNot() {
        assertReasons(
                judge(update(ADA, 1, 1, 0, 0), update(BO, 1, 0, 1, 0), update(CY, 1, 0, 0, 3.01f)),
                Reason.SOUND,
                Reason.SOUND,
                Reason.NORM_OUTLIER);
        assertReasons(
                judge(update(ADA, 1, 1, 0, 0), update(BO, 1, 0, 1, 0), update(CY, 1, 0, 0, 3)),
                Reason.SOUND,
                Reason.SOUND,
                Reason.SOUND);
    }

    @Test
    void sameDirection_inTwoOrganisations_isCollusionOfBoth() {
        assertReasons(
                judge(update(ADA, 1, 1, 0.01f, 0), update(BO, 1, 2, 0, 0), update(CY, 1, 0, 0, 1)),
                Reason.COLLUSION,
                Reason.COLLUSION,
                Reason.SOUND);
    }

    @Test
    void shortStepsInCollusion_doNotMakeTheHonestUpdateAnOutlier() {
        // With their norms in it the median would be 0.1, and the honest norm ten times that.
        assertReasons(
                judge(update(ADA, 1, 0.1f, 0, 0), update(BO, 1, 0.1f, 0, 0), update(CY, 1, 0, 0, 1)),
                Reason.COLLUSION,
                Reason.COLLUSION,
                Reason.SOUND);
    }

    @Test
    void wholeRoundInCollusion_isToldSo() {
        assertReasons(judge(update(ADA, 1, 1, 0, 0), update(BO, 1, 2, 0, 0)), Reason.COLLUSION, Reason.COLLUSION);
    }

    @Test
    void sameDirection_withinOneOrganisation_isNone() {
        AccountId twin = AccountId.of("Org1MSP", "twin");

        assertReasons(judge(update(ADA, 1, 1, 0, 0), update(twin, 1, 1, 0, 0)), Reason.SOUND, Reason.SOUND);
    }

    @Test
    void oppositeDirection_isNoCollusion() {
        assertReasons(judge(update(ADA, 1, 1, 0, 0), update(BO, 1, -1, 0, 0)), Reason.SOUND, Reason.SOUND);
    }

    @Test
    void lossAboveTheBound_isHarmful_andOneAtTheBoundIsNot() {
        LossRule rule = LossRule.of(TOLERANCES, 2); // bound 2 * 1.5 + 0.1

        assertThat(rule.isHarmful(3.1)).isFalse();
        assertThat(rule.isHarmful(3.11)).isTrue();
        assertReasons(judge(model(2, 0, 0, 0), update(ADA, 3.2f, 0, 3, 0)), Reason.HARMFUL);
    }

    @Test
    void updateWhoseOppositeWouldHaveHelped_isBackwards_thoughItsLossIsTolerated() {
        // Loss 1 before, 1.4 after: tolerated up to 1.6. The opposite step would have come to 0.6: bound 0.95.
        List<Judgement> judgements = judge(update(ADA, 1.4f, 3, 0, 0), update(BO, 0.6f, 0, 3, 0));

        assertReasons(judgements, Reason.BACKWARDS, Reason.SOUND);
        assertThat(judgements.get(0).detail()).contains("mirrored 0.6").contains("bound 0.95");
    }

    @Test
    void updateWhoseOppositeWouldHaveHelpedLittle_isSound() {
        // 1.1 after, 0.9 on the other side: bound 1.4.
        assertReasons(judge(update(ADA, 1.1f, 3, 0, 0)), Reason.SOUND);
    }

    @Test
    void updateBeyondTheRangeOfFloats_hasAMirrorToo() {
        assertReasons(judge(update(ADA, 1, -Float.MAX_VALUE, 0, 0)), Reason.SOUND);
        assertReasons(judge(update(ADA, 1.2f, Float.MAX_VALUE, 0, 0)), Reason.SOUND);
    }

    @Test
    void lossThatIsNotFinite_isHarmful() {
        LossRule rule = LossRule.of(TOLERANCES, 1);

        assertThat(rule.isHarmful(Double.NaN)).isTrue();
        assertThat(rule.isHarmful(Double.POSITIVE_INFINITY)).isTrue();
        assertThat(rule.isHarmful(0.5)).isFalse();
    }

    @Test
    void globalModelWithoutAFiniteLoss_lets_anyFiniteLossPass() {
        assertThat(LossRule.of(TOLERANCES, Double.NaN).isHarmful(5)).isFalse();
    }

    @Test
    void voterWithAllClasses_measuresHarmInTheMean_andOneOfNumbersUpdateByUpdate() {
        Examples wide = Examples.of(new float[2], new int[] {0, 1}, 1, 2);
        Proposal[] updates = {update(ADA, 0.6f, 3, 0, 0), update(BO, 0.6f, 0, 3, 0), update(CY, 1.1f, 0, 0, 3)};

        // The mean has 0.77 with the third and 0.6 without it, but the bound for one alone is 1.6.
        assertReasons(judge(wide, GLOBAL, updates), Reason.SOUND, Reason.SOUND, Reason.HARMFUL);
        assertReasons(judge(GLOBAL, updates), Reason.SOUND, Reason.SOUND, Reason.SOUND);
    }

    @Test
    void voterThatLacksClasses_hasNothingAgainstAny_whereTheMeanOfAllDoesNoHarm() {
        // 3.2 alone is above the bound of 3.1; the mean is 2.6.
        assertReasons(
                judge(NARROW, model(2, 0, 0, 0), update(ADA, 3.2f, 0, 3, 0), update(BO, 2, 3.2f, 0, 0)),
                Reason.SOUND,
                Reason.SOUND);
        // Backwards alone, within the bound of 1.6.
        assertReasons(judge(NARROW, GLOBAL, update(ADA, 1.4f, 3, 0, 0)), Reason.SOUND);
    }

    @Test
    void voterThatLacksClasses_hasNoVerdict_whereTheMeanOfAllDoesHarm() {
        assertReasons(
                judge(NARROW, model(2, 0, 0, 0), update(ADA, 5, 0, 3, 0), update(BO, 2, 3.2f, 0, 0)),
                Reason.DOUBTFUL,
                Reason.SOUND);
        assertThat(judge(NARROW, GLOBAL, update(ADA, 1.7f, 3, 0, 0)).get(0).verdict())
                .isEqualTo(Verdict.UNAVAILABLE);
    }

    @Test
    void voterThatLacksClasses_doubtsTheFactionThatGoesBack_andWhereUpdatesCarryNoise_eachThatDoesHarmAlone() {
        List<Proposal> proposals = List.of(
                update(ADA, 3, 3, 0, 0),
                update(BO, 3, 3, 0.5f, 0),
                update(CY, 1.7f, -3, 0, 0.5f),
                update(DAN, 0.7f, -3, -0.5f, 0));

        assertReasons(judge(NARROW, proposals, false), Reason.DOUBTFUL, Reason.DOUBTFUL, Reason.SOUND, Reason.SOUND);
        assertReasons(judge(NARROW, proposals, true), Reason.DOUBTFUL, Reason.DOUBTFUL, Reason.DOUBTFUL, Reason.SOUND);
    }

    @Test
    void voterThatLacksClasses_doubtsLongStepsAlone_whereTheMeanDoesHarmByThem() {
        List<Proposal> proposals = List.of(
                update(ADA, 0.9f, 1, 0, 0),
                update(BO, 0.9f, 0, 1, 0),
                update(CY, 4, 30, 5, 0),
                update(DAN, 4, 5, 30, 0),
                update(EVE, 4, 0, 5, 30));

        for (boolean perturbed : List.of(true, false)) {
            assertReasons(
                    judge(NARROW, proposals, perturbed),
                    Reason.SOUND,
                    Reason.SOUND,
                    Reason.DOUBTFUL,
                    Reason.DOUBTFUL,
                    Reason.DOUBTFUL);
        }
    }

    /** The mean of the first two makes all ten examples worse than its opposite, by more than three deviations. */
    @Test
    void voterWithSomeClasses_doubtsWhatGoesBackForCertain_alsoWhereTheMeanOfAllDoesNoHarm() {
        List<Proposal> proposals = List.of(
                update(ADA, 1.5f, 3, 0, 0),
                update(BO, 1.5f, 3, 0.5f, 0),
                update(CY, 0.8f, -3, 0, 0.5f),
                update(DAN, 0.8f, -3, -0.5f, 0));
        Examples some = Examples.of(new float[5], new int[] {0, 1, 0, 1, 0}, 1, 4);
        Examples few = Examples.of(new float[5], new int[] {0, 0, 0, 0, 0}, 1, 4);

        assertReasons(judge(some, proposals, false), Reason.DOUBTFUL, Reason.DOUBTFUL, Reason.SOUND, Reason.SOUND);
        assertReasons(judge(few, proposals, false), Reason.SOUND, Reason.SOUND, Reason.SOUND, Reason.SOUND);
        assertReasons(judge(some, proposals, true), Reason.SOUND, Reason.SOUND, Reason.SOUND, Reason.SOUND);
    }

    @Test
    void voterThatLacksClasses_rejects_whatNeedsNoneOfThem() {
        assertReasons(
                judge(NARROW, GLOBAL, update(ADA, 60, 0, 3, 0), update(BO, 1, 0, 0, 0), update(CY, 1, 0, 0, 60)),
                Reason.HARMFUL,
                Reason.FREE_RIDER,
                Reason.SOUND);
    }

    @Test
    void lossThatIsNotFinite_isHarmful_toAVoterWithAllClassesToo() {
        Examples wide = Examples.of(new float[2], new int[] {0, 1}, 1, 2);

        assertReasons(judge(wide, GLOBAL, update(ADA, 60, 0, 3, 0)), Reason.HARMFUL);
    }

    @Test
    void firstRuleThatIsBroken_givesTheReason() {
        // An outlier, in collusion with another, and harmful besides.
        assertReasons(
                judge(
                        update(ADA, 1, 0, 1, 0),
                        update(BO, 1, 0, 0, 1),
                        update(CY, 1, 0, -1, 0),
                        update(DAN, 100, 0, 0, 0),
                        update(EVE, 2, 0, 0, 0)),
                Reason.SOUND,
                Reason.SOUND,
                Reason.SOUND,
                Reason.NORM_OUTLIER,
                Reason.COLLUSION);
    }

    @Test
    void judgements_standInTheOrderOfTheProposals() {
        assertThat(judge(new Proposal.Missing(CY, ""), update(ADA, 1, 1, 0, 0), new Proposal.Malformed(BO, "")))
                .extracting(Judgement::proposer)
                .containsExactly(CY, ADA, BO);
    }

    @Test
    void medianOfAnEvenNumber_isTheMeanOfTheMiddleTwo() {
        NormRule rule =
                NormRule.of(TOLERANCES, List.of(new UpdateNorm(1, 0), new UpdateNorm(2, 0), new UpdateNorm(0, 0)));

        assertThat(rule.median()).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void voterTrains_onceARound_andOnlyWhereAnUpdateComesSoFar() {
        float[] values = new float[1000];
        values[0] = 1;
        ModelWeights global = wide(values);
        AtomicInteger trainings = new AtomicInteger();
        Judge judge = judge(ONE, global.layout(), (from, deadline) -> {
            trainings.incrementAndGet();
            return Optional.empty();
        });

        judge.judge(global, List.of(new Proposal.Missing(ADA, ""), new Proposal.Loaded(BO, global)));
        assertThat(trainings).hasValue(0);

        float[] other = values.clone();
        values[1] = 1;
        other[2] = 1;
        judge.judge(global, List.of(new Proposal.Loaded(ADA, wide(values)), new Proposal.Loaded(BO, wide(other))));
        assertThat(trainings).hasValue(1);
    }

    /** Two of three are a tenth as long as the third, so the median is theirs: by it alone, more than 0.3 is an outlier. */
    @Test
    void honestStepAmongShortOnes_isAnOutlier_onlyToAVoterThatHasNoStepsOfItsOwn() {
        assertReasons(judge(Rehearsal.NONE, amongShort(1)), Reason.SOUND, Reason.SOUND, Reason.NORM_OUTLIER);
        assertReasons(judge(own(0.5f, 0.1f), amongShort(1)), Reason.SOUND, Reason.SOUND, Reason.SOUND);
        assertReasons(judge(own(0.1f, 0.5f), amongShort(1)), Reason.SOUND, Reason.SOUND, Reason.SOUND);
    }

    @Test
    void stepBeyondTheBoundOfTheLongerOwnStep_isAnOutlierStill_andOneAtTheBoundIsNot() {
        List<Judgement> beyond = judge(own(0.5f, 0.25f), amongShort(1.51f));

        assertReasons(beyond, Reason.SOUND, Reason.SOUND, Reason.NORM_OUTLIER);
        assertThat(beyond.get(2).detail())
                .contains("norm 1.5")
                .contains("x median 0.1")
                .endsWith(", own norm 0.5");
        assertReasons(judge(own(0.5f, 0.25f), amongShort(1.5f)), Reason.SOUND, Reason.SOUND, Reason.SOUND);
    }

    @Test
    void ownStepShorterThanTheMedian_makesNobodyAnOutlier_norDoesALongOneMakeFreeRiders() {
        Proposal[] proposals = {
            update(ADA, 1, 1, 0, 0), update(BO, 1, 0, 1, 0), update(CY, 1, 0, 0, 3), update(DAN, 1, 0.001f, -0.002f, 0)
        };

        for (float length : List.of(0f, 0.01f, 100f)) {
            assertReasons(
                    judge(own(length, length), proposals), Reason.SOUND, Reason.SOUND, Reason.SOUND, Reason.SOUND);
        }
    }

    @Test
    void ownStepsThatAreNotDoneInTime_leaveTheMedianAlone() {
        Rehearsal untilDeadline = (global, deadline) ->
                deadline.isPast() ? Optional.empty() : own(1, 1).from(global, deadline);
        Judge judge = judge(ONE, LAYOUT, untilDeadline);

        assertReasons(
                judge.judge(GLOBAL, List.of(amongShort(1)), () -> true),
                Reason.SOUND,
                Reason.SOUND,
                Reason.NORM_OUTLIER);
        assertReasons(
                judge.judge(GLOBAL, List.of(amongShort(1)), () -> false), Reason.SOUND, Reason.SOUND, Reason.SOUND);
    }

    @Test
    void voterOfAModelTooSmallForProfiles_trainsOnceARound_andOnlyWhereAnUpdateIsAnOutlier() {
        AtomicInteger trainings = new AtomicInteger();
        Judge judge = judge(ONE, LAYOUT, counted(trainings, own(0.5f, 0.5f)));

        judge.prepare(GLOBAL, Deadline.NONE);
        judge.judge(GLOBAL, List.of(update(ADA, 1, 1, 0, 0), update(BO, 1, 0, 1, 0), update(CY, 1, 0, 0, 0)));
        assertThat(trainings).hasValue(0);

        List<Proposal> twoLong = List.of(
                update(ADA, 1, 0.1f, 0, 0),
                update(BO, 1, 0, 0.1f, 0),
                update(CY, 1, 0, 0, 1),
                update(DAN, 1, 0, 0, -2),
                update(EVE, 1, 0.1f, -0.02f, 0));
        judge.prepare(GLOBAL, Deadline.NONE);
        assertThat(trainings).hasValue(0);
        assertReasons(
                judge.judge(GLOBAL, twoLong),
                Reason.SOUND,
                Reason.SOUND,
                Reason.SOUND,
                Reason.NORM_OUTLIER,
                Reason.SOUND);
        assertThat(trainings).hasValue(1);
    }

    /** Of the steps that are long enough, these move half of the weights alike: noise moves all. */
    @Test
    void whoIsNoOutlierByOwnSteps_isHeldAgainstTheOtherRulesToo() {
        float[] noise = new float[4_000];
        Random random = new Random(1);
        for (int i = 1; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        List<Proposal> proposals = new ArrayList<>(steps(0.1f));
        proposals.add(new Proposal.Loaded(CY, wide(noise)));
        proposals.add(new Proposal.Loaded(DAN, wide(halfMoved(2, 1))));

        for (boolean ahead : List.of(false, true)) {
            AtomicInteger trainings = new AtomicInteger();
            ModelWeights global = wide(new float[4_000]);
            Judge judge = judge(ONE, global.layout(), counted(trainings, twins(halfMoved(3, 1), halfMoved(4, 1))));
            if (ahead) {
                judge.prepare(global, Deadline.NONE);
                assertThat(trainings).hasValue(1);
            }

            List<Judgement> judgements = judge.judge(global, proposals);

            assertReasons(judgements.subList(2, 4), Reason.UNTRAINED, Reason.SOUND);
            assertThat(trainings).hasValue(1);
        }
    }

    @Test
    void ownStepsThatHaveTooLittleInCommonForProfiles_orAreNotAskedForThem_areAsLongAllTheSame() {
        float[] one = new float[4_000];
        float[] other = one.clone();
        one[1] = 1;
        other[2] = 1;
        List<Proposal> proposals = new ArrayList<>(steps(0.1f));
        proposals.add(new Proposal.Loaded(CY, wide(halfMoved(2, 0.01f))));
        ModelWeights global = wide(new float[4_000]);
        JudgingSection noProfile = new JudgingSection(1e-3, 3, 0.999, 0, 0.5, 0.1, 0.5, 0.05);

        for (JudgingSection tolerances : List.of(TOLERANCES, noProfile)) {
            Evaluator evaluator = Evaluator.inProcess(new FirstValueIsLoss(global.layout()));
            Split data = new Split(ONE, ONE);
            assertReasons(
                    new Judge(evaluator, tolerances, false, data, twins(one, other)).judge(global, proposals),
                    Reason.SOUND,
                    Reason.SOUND,
                    Reason.SOUND);
            assertReasons(
                    new Judge(evaluator, tolerances, false, data, Rehearsal.NONE).judge(global, proposals),
                    Reason.SOUND,
                    Reason.SOUND,
                    Reason.NORM_OUTLIER);
        }
    }

    /** A third update of this length, beside two of 0.1; none points where another does. */
    private static Proposal[] amongShort(float length) {
        return new Proposal[] {
            update(ADA, 1, 0.1f, 0, 0), update(BO, 1, 0, 0.1f, 0), update(CY, 1, 0, 0, length),
        };
    }

    /** Own steps of these lengths, from {@link #GLOBAL}. */
    private static Rehearsal own(float one, float other) {
        return (global, deadline) -> Optional.of(new Rehearsal.Twins(model(1, one, 0, 0), model(1, 0, other, 0)));
    }

    private static Rehearsal twins(float[] one, float[] other) {
        return (global, deadline) -> Optional.of(new Rehearsal.Twins(wide(one), wide(other)));
    }

    private static Rehearsal counted(AtomicInteger trainings, Rehearsal rehearsal) {
        return (global, deadline) -> {
            trainings.incrementAndGet();
            return rehearsal.from(global, deadline);
        };
    }

    /** A step that moves every other weight, but not the loss. */
    private static float[] halfMoved(int seed, float by) {
        Random random = new Random(seed);
        float[] values = new float[4_000];
        for (int i = 1; i < values.length; i += 2) {
            values[i] = by * (float) random.nextGaussian();
        }
        return values;
    }

    private static List<Judgement> judge(Rehearsal rehearsal, Proposal... proposals) {
        return judge(ONE, LAYOUT, rehearsal).judge(GLOBAL, List.of(proposals));
    }

    /** The mean of the first two is worse than its opposite for all four examples, by too little for any other rule. */
    @Test
    void factionThatMayGoBack_isInDoubt_butNotWhereUpdatesCarryNoise() {
        Examples both = Examples.of(new float[2], new int[] {0, 1}, 1, 2);
        List<Proposal> proposals = List.of(
                update(ADA, 1.01f, 1, 0, 0),
                update(BO, 1.01f, 0.9f, 0.1f, 0),
                update(CY, 0.99f, -1, 0, 0.1f),
                update(DAN, 0.99f, -0.9f, -0.1f, 0));

        assertReasons(judge(both, proposals, false), Reason.DOUBTFUL, Reason.DOUBTFUL, Reason.SOUND, Reason.SOUND);
        assertReasons(judge(both, proposals, true), Reason.SOUND, Reason.SOUND, Reason.SOUND, Reason.SOUND);
    }

    @Test
    void factionThatDoesHarm_isFound_byWhoHasAllClasses_andWhereUpdatesCarryNoNoise() {
        Examples both = Examples.of(new float[2], new int[] {0, 1}, 1, 2);

        assertReasons(judge(both, apart(2, 2), false), Reason.SOUND, Reason.SOUND, Reason.HARMFUL, Reason.HARMFUL);
        List<Proposal> doubtful = apart(1.35f, 1.35f);
        assertReasons(judge(both, doubtful, false), Reason.SOUND, Reason.SOUND, Reason.DOUBTFUL, Reason.DOUBTFUL);
        assertReasons(judge(both, doubtful, true), Reason.SOUND, Reason.SOUND, Reason.SOUND, Reason.SOUND);
        assertReasons(judge(ONE, doubtful, false), Reason.SOUND, Reason.SOUND, Reason.SOUND, Reason.SOUND);
    }

    /** Of 1.11 that the mean has, the third takes 0.2 by itself: its faction's loss is 1.33, which is doubtful only. */
    @Test
    void doubtOfAFaction_keepsNoRuleFromAVerdict() {
        Examples both = Examples.of(new float[2], new int[] {0, 1}, 1, 2);

        assertReasons(
                judge(both, apart(1.7f, 0.95f), false), Reason.SOUND, Reason.SOUND, Reason.HARMFUL, Reason.DOUBTFUL);
    }

    /** Two that go one way and two that go aside, with these losses; no single one is backwards. */
    private static List<Proposal> apart(float cys, float dans) {
        return List.of(
                update(ADA, 0.9f, 3, 0.5f, 2),
                update(BO, 0.9f, 3, -0.3f, 2),
                update(CY, cys, 0.5f, 3, 2),
                update(DAN, dans, -0.3f, 3, 2));
    }

    private static List<Judgement> judge(Examples any, List<Proposal> proposals, boolean perturbed) {
        return new Judge(
                        Evaluator.inProcess(new FirstValueIsLoss(LAYOUT)),
                        new JudgingSection(1e-3, 3, 0.999, 0.1, 0.5, 0.1, 0.5, 5),
                        perturbed,
                        new Split(any, any),
                        Rehearsal.NONE)
                .judge(GLOBAL, proposals);
    }

    @Test
    void whatIsKnownOfTheGlobalModelAhead_isNotMeasuredAgain_andChangesNothing() {
        List<ModelWeights> evaluated = new ArrayList<>();
        AtomicInteger trainings = new AtomicInteger();
        ModelWeights global = wide(new float[4_000]);
        Judge prepared = counting(global.layout(), evaluated, trainings);
        prepared.prepare(global, Deadline.NONE);
        assertThat(evaluated).containsOnly(global).hasSize(2);
        assertThat(trainings).hasValue(1);
        evaluated.clear();

        List<Judgement> judgements = prepared.judge(global, steps());

        assertThat(evaluated).isNotEmpty().doesNotContain(global);
        assertThat(trainings).hasValue(1);
        assertThat(judgements)
                .isEqualTo(counting(global.layout(), evaluated, trainings).judge(global, steps()));
        assertThat(evaluated).contains(global);
    }

    @Test
    void whatIsKnownOfAnotherModel_isNotUsed_norIsAnythingUsedTwice() {
        List<ModelWeights> evaluated = new ArrayList<>();
        ModelWeights global = wide(new float[4_000]);
        float[] moved = new float[4_000];
        moved[3] = 1;
        Judge judge = counting(global.layout(), evaluated, new AtomicInteger());
        judge.prepare(wide(moved), Deadline.NONE);
        evaluated.clear();

        judge.judge(global, steps());
        assertThat(evaluated).contains(global);

        judge.prepare(global, Deadline.NONE);
        judge.judge(global, steps());
        evaluated.clear();
        judge.judge(global, steps());
        assertThat(evaluated).contains(global);
    }

    @Test
    void ownTrainingThatTimeWasUpFor_isBegunAnew() {
        AtomicInteger trainings = new AtomicInteger();
        ModelWeights global = wide(new float[4_000]);
        Judge judge = counting(global.layout(), new ArrayList<>(), trainings);

        judge.prepare(global, () -> true);
        judge.judge(global, steps());

        assertThat(trainings).hasValue(2);
    }

    private static List<Proposal> steps() {
        return steps(1);
    }

    private static List<Proposal> steps(float length) {
        float[] one = new float[4_000];
        float[] other = one.clone();
        one[1] = length;
        other[2] = length;
        return List.of(new Proposal.Loaded(ADA, wide(one)), new Proposal.Loaded(BO, wide(other)));
    }

    /** Writes down what it evaluates, and how often it trains. */
    private static Judge counting(TensorLayout layout, List<ModelWeights> evaluated, AtomicInteger trainings) {
        Evaluator evaluator = Evaluator.inProcess(new FirstValueIsLoss(layout));
        return new Judge(
                new Evaluator() {
                    @Override
                    public Trial evaluate(ModelWeights model, Examples examples) {
                        evaluated.add(model);
                        return evaluator.evaluate(model, examples);
                    }

                    @Override
                    public void close() {}
                },
                TOLERANCES,
                false,
                new Split(ONE, ONE),
                (global, deadline) -> {
                    trainings.incrementAndGet();
                    return Optional.empty();
                });
    }

    private static void assertReasons(List<Judgement> judgements, Reason... reasons) {
        assertThat(judgements).extracting(Judgement::reason).containsExactly(reasons);
        for (Judgement judgement : judgements) {
            assertThat(judgement.verdict()).isEqualTo(judgement.reason().verdict());
        }
    }

    private static List<Judgement> judge(Proposal... proposals) {
        return judge(GLOBAL, proposals);
    }

    private static List<Judgement> judge(ModelWeights global, Proposal... proposals) {
        return judge(ONE, global, proposals);
    }

    private static List<Judgement> judge(Examples any, ModelWeights global, Proposal... proposals) {
        return judge(any, LAYOUT, Rehearsal.NONE).judge(global, List.of(proposals));
    }

    private static Judge judge(Examples any, TensorLayout layout, Rehearsal rehearsal) {
        return new Judge(
                Evaluator.inProcess(new FirstValueIsLoss(layout)), TOLERANCES, false, new Split(any, any), rehearsal);
    }

    private static Proposal update(AccountId account, float... values) {
        return new Proposal.Loaded(account, model(values));
    }

    private static ModelWeights wide(float... values) {
        return ModelWeights.of(
                TensorLayout.of(List.of(new TensorSpec("v", List.of(values.length), Fill.ZERO))), values);
    }

    private static ModelWeights model(float... values) {
        return ModelWeights.of(LAYOUT, values);
    }
}

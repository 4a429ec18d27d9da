package io.flock.client.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flock.client.bundle.Bundle;
import io.flock.client.conduct.Conduct;
import io.flock.client.conduct.HonestConduct;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.engine.dl4j.Dl4jEngine;
import io.flock.client.judge.Judgement;
import io.flock.client.judge.Proposal;
import io.flock.client.judge.Reason;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AttackTest {
    private static final Digest SEED = new Digest("07".repeat(32));
    private static final AccountId ADA = AccountId.of("Org1MSP", "ada");
    private static final AccountId BO = AccountId.of("Org2MSP", "bo");

    private static Engine engine;
    private static Bundle bundle;
    private static Split data;
    private static Conduct honest;
    private static ModelWeights global;
    private static ModelWeights update;

    @BeforeAll
    static void trainOnce() {
        bundle = Digits.bundleWith("\"localEpochs\": 5", "\"localEpochs\": 20");
        engine = Dl4jEngine.open(bundle);
        data = Split.of(Digits.examples(), 0.6, SEED);
        honest = new HonestConduct(bundle, engine, data);
        global = Initialisation.fromSeed(SEED, engine.layout());
        update = honest.propose(global, SEED, TrainingProgress.NONE);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void flippedLabels_areMirrored_inBothParts_andFlippingTwiceUndoesIt() {
        Split flipped = FlippedLabels.of(data);

        for (int i = 0; i < data.test().size(); i++) {
            assertThat(flipped.test().label(i)).isEqualTo(9 - data.test().label(i));
        }
        assertThat(flipped.train().label(0)).isEqualTo(9 - data.train().label(0));
        assertThat(FlippedLabels.of(flipped)).isEqualTo(data);
    }

    @Test
    void labelFlipper_learnsTheWrongClasses_andRejectsTheHonest() {
        Conduct flipper = Attack.LABEL_FLIP.conduct(bundle, engine, data);
        ModelWeights poisoned = flipper.propose(global, SEED, TrainingProgress.NONE);
        Examples test = data.test();

        assertThat(engine.evaluate(poisoned, test).accuracy()).isLessThan(0.15);
        assertThat(engine.evaluate(poisoned, FlippedLabels.of(test)).accuracy()).isGreaterThan(0.75);
        assertThat(verdicts(honest, update, poisoned)).containsExactly(Verdict.ACCEPT, Verdict.REJECT);
        assertThat(verdicts(flipper, update, poisoned)).containsExactly(Verdict.REJECT, Verdict.ACCEPT);
    }

    @Test
    void signFlipper_goesTheHonestStepBack() {
        ModelWeights flipped =
                Attack.SIGN_FLIP.conduct(bundle, engine, data).propose(global, SEED, TrainingProgress.NONE);

        for (int i = 0; i < global.size(); i++) {
            assertThat(flipped.get(i) - global.get(i)).isCloseTo(global.get(i) - update.get(i), within(1e-5f));
        }
    }

    @Test
    void signFlipper_undoesProgress_whereThereIsAny() {
        ModelWeights back = Attack.SIGN_FLIP.conduct(bundle, engine, data).propose(update, SEED, TrainingProgress.NONE);

        assertThat(engine.evaluate(back, data.train()).loss())
                .isGreaterThan(engine.evaluate(update, data.train()).loss());
    }

    @Test
    void signFlipper_withAFactor_isAnOutlier() {
        ModelWeights flipped = new SignFlip(honest, 10).propose(global, SEED, TrainingProgress.NONE);
        AccountId cy = AccountId.of("Org3MSP", "cy");
        Digest other = new Digest("08".repeat(32));
        ModelWeights second = honest.propose(global, other, TrainingProgress.NONE);

        List<Judgement> judgements = honest.judge(
                global,
                List.of(
                        new Proposal.Loaded(ADA, update),
                        new Proposal.Loaded(BO, flipped),
                        new Proposal.Loaded(cy, second)));

        assertThat(judgements.get(1).reason()).isEqualTo(Reason.NORM_OUTLIER);
    }

    @Test
    void freeRider_proposesTheGlobalModel_andIsFoundOut_butVotesHonestly() {
        Conduct rider = Attack.FREE_RIDER.conduct(bundle, engine, data);
        ModelWeights unchanged = rider.propose(global, SEED, TrainingProgress.NONE);

        assertThat(unchanged).isEqualTo(global);
        assertThat(judge(honest, update, unchanged).get(1).reason()).isEqualTo(Reason.FREE_RIDER);
        assertThat(judge(rider, update, unchanged)).isEqualTo(judge(honest, update, unchanged));
    }

    @Test
    void invertedVoter_turnsEachVerdictRound_butProposesHonestly() {
        Conduct inverted = Attack.INVERTED_VOTER.conduct(bundle, engine, data);

        assertThat(verdicts(inverted, update, global)).containsExactly(Verdict.REJECT, Verdict.ACCEPT);
        assertThat(inverted.judge(global, List.of(new Proposal.Missing(ADA, "gone"))))
                .extracting(Judgement::verdict)
                .containsExactly(Verdict.UNAVAILABLE);
        assertThat(inverted.propose(global, SEED, TrainingProgress.NONE)).isEqualTo(update);
    }

    @Test
    void attack_isFoundByItsName_andAnUnknownNameIsRefused() {
        for (Attack attack : Attack.values()) {
            assertThat(Attack.named(attack.toString())).isEqualTo(attack);
        }
        assertThatThrownBy(() -> Attack.named("labelflip"))
                .hasMessageStartingWith("USAGE|")
                .hasMessageContaining("labelFlip, signFlip, freeRider, invertedVoter");
    }

    private static List<Judgement> judge(Conduct voter, ModelWeights first, ModelWeights second) {
        return voter.judge(global, List.of(new Proposal.Loaded(ADA, first), new Proposal.Loaded(BO, second)));
    }

    private static List<Verdict> verdicts(Conduct voter, ModelWeights first, ModelWeights second) {
        return judge(voter, first, second).stream().map(Judgement::verdict).toList();
    }
}

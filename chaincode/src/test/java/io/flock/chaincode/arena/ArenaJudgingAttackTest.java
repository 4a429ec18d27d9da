package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.ScorePayload;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.arena.request.CommitSubmission;
import io.flock.protocol.arena.request.ProveLeak;
import io.flock.protocol.arena.request.RevealScores;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attacks on the judging of a task, each by its row. Everybody plays honestly who is not said to lie. */
class ArenaJudgingAttackTest {
    private final Consortium3 consortium = Consortium3.founded(7);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    /** Attack 4: the draw is a function of the state, whoever asks and however often. */
    @Test
    void attack4_anotherKeeper_drawsTheSame() {
        ArenaRun one = ArenaRun.disputed(consortium, 0).until(ArenaPhase.REVEAL).act(contestant -> true);
        Consortium3 other = Consortium3.founded(7);
        ArenaRun two = ArenaRun.staked(
                        other, ArenaRun.definition().jury(ArenaRun.disputing(0)).build())
                .until(ArenaPhase.REVEAL)
                .act(contestant -> true);
        one.advance();
        other.channel()
                .submit(other.client(16), "arena:AdvanceTask", new AdvanceTask(ArenaRun.TASK, 0, ArenaPhase.REVEAL));

        assertThat(two.document()).isEqualTo(one.document());
    }

    /** Attack 5: the copier can't reveal, and pays as one who did not; the victim is not disturbed. */
    @Test
    void attack5_aCopiedCommitment_canNotBeRevealed_andCostsTheCopier() {
        ArenaRun run = ArenaRun.disputed(consortium, 0).until(ArenaPhase.SUBMIT);
        Contestant victim = run.of(ArenaRole.NODE).get(0);
        Contestant copier = run.of(ArenaRole.NODE).get(1);
        CommitSubmission commitment = victim.commit(0, victim.submission(0));
        run.submit(copier, "CommitSubmission", commitment);
        run.submit(victim, "CommitSubmission", commitment);
        run.act(contestant -> true);
        run.advance();
        run.submit(victim, "RevealSubmission", victim.reveal(0, victim.submission(0)));

        assertThat(run.refusal(copier, "RevealSubmission", victim.reveal(0, victim.submission(0))))
                .isEqualTo(ErrorCode.COMMITMENT_MISMATCH);
        run.act(contestant -> contestant != copier);
        run.advance();
        run.until(ArenaPhase.SUBMIT, 1);
        assertThat(run.stakeOf(copier)).isEqualTo(Amount.ofFlock(80));
        assertThat(run.stakeOf(victim)).isEqualTo(Amount.ofFlock(100));
    }

    /** Attack 8: the account is the enrolment id, not the certificate. */
    @Test
    void attack8_aRenewedCertificate_isTheSameAccount() {
        ArenaRun run = ArenaRun.disputed(consortium, 0).until(ArenaPhase.SUBMIT);
        Contestant node = run.of(ArenaRole.NODE).get(0);
        run.submit(node, "CommitSubmission", node.commit(0, node.submission(0)));
        Identity renewed = Identity.client(
                node.account().organisation().text(), node.account().name());

        assertThat(channel.refusal(renewed, "arena:CommitSubmission", node.commit(0, Contestant.submission("second"))))
                .isEqualTo(ErrorCode.ALREADY_DONE);
    }

    /** Attack 14: a third of a jury's weight against one node; the median stands, the dispute finds them. */
    @Test
    void attack14_aMinorityThatScoresAgainstARival_movesNothing_andPays() {
        ArenaRun run = ArenaRun.disputed(consortium, 1_000_000);
        List<AccountId> liars = run.validatorsOf("Org1MSP").subList(0, 2).stream()
                .map(Contestant::account)
                .toList();
        AccountId rival = run.of(ArenaRole.NODE).get(0).account();
        run.lying((validator, node) ->
                liars.contains(validator) && node.equals(rival) ? Optional.of(Score.of(100_000)) : Optional.empty());
        run.until(ArenaPhase.SUBMIT, 1);
        EpochSettlement settlement = run.settlement(0);

        assertThat(settlement.ranking().get(0).account()).isEqualTo(rival);
        assertThat(settlement.ranking().get(0).score()).isEqualTo(Score.of(900_000));
        assertThat(settlement.penalties())
                .isNotEmpty()
                .allMatch(penalty -> penalty.reason() == PenaltyReason.FALSE_SCORE)
                .allMatch(penalty -> liars.contains(penalty.account()))
                .allMatch(penalty -> penalty.amount().equals(Amount.ofFlock(20)));
        assertThat(settlement.payouts()).noneMatch(payout -> liars.contains(payout.account()));
    }

    /** Attack 16: nobody is asked about its own organisation's submission, and can't force itself in. */
    @Test
    void attack16_nobodyScoresItsOwnOrganisation() {
        ArenaRun run = ArenaRun.disputed(consortium, 1_000_000).until(ArenaPhase.DISPUTE_COMMIT);
        for (ArenaPhase stage : List.of(ArenaPhase.SCORE_COMMIT, ArenaPhase.DISPUTE_COMMIT)) {
            assertThat(run.document().assignments(stage)).isNotEmpty().allSatisfy(assignment -> assertThat(
                            assignment.validators())
                    .isNotEmpty()
                    .noneMatch(validator ->
                            validator.organisation().equals(assignment.node().organisation())));
        }
        Contestant validator = run.of(ArenaRole.VALIDATOR).get(0);
        Scores forged = Scores.of(Collections.nCopies(4, Score.of(1_000_000)));
        run.attempt(contestant -> contestant != validator);
        run.submit(validator, "CommitScores", validator.commit(0, ArenaPhase.DISPUTE_COMMIT, forged));
        run.advance();
        int assigned = run.document()
                .assigned(ArenaPhase.DISPUTE_COMMIT, validator.account())
                .size();
        RevealScores tooMany = validator.reveal(
                0,
                ArenaPhase.DISPUTE_COMMIT,
                Scores.of(Collections.nCopies(assigned + 1, Score.of(1_000_000))),
                run.tip(validator));

        assertThat(run.refusal(validator, "RevealScores", tooMany))
                .isIn(ErrorCode.COMMITMENT_MISMATCH, ErrorCode.INVALID_ARGUMENT);
    }

    /**
     * Attack 17, where last submissions are ranked: who copies what was shown in an earlier epoch is ranked behind, however
     * slightly better it is.
     */
    @Test
    void attack17_aNearCopyOfAnEarlierEpoch_isRankedBehindItsOriginal() {
        ArenaRun run = ArenaRun.staked(
                consortium,
                ArenaRun.definition()
                        .jury(ArenaRun.disputing(0))
                        .rewards(RewardRules.defaults().withImprovement(Optional.empty()))
                        .build());
        Contestant original = run.of(ArenaRole.NODE).get(0);
        Contestant copier = run.of(ArenaRole.NODE).get(1);
        run.submitting(node -> node == original ? Contestant.submission("the model") : node.submission(run.epoch()));
        run.until(ArenaPhase.SUBMIT, 1);
        run.quality(copier.account(), 900_900);
        run.until(ArenaPhase.COMPLETED);

        assertThat(run.settlement(1).ranking())
                .extracting(Rank::account)
                .startsWith(original.account(), copier.account());
        assertThat(run.roster().best().orElseThrow().node()).isEqualTo(original.account());
    }

    /** Attack 33: whoever shows value and salt in the commit phase voids the commitment; its owner pays. */
    @Test
    void attack33_scoresThatGotAbout_areVoid_andTheirOwnerPays() {
        ArenaRun run =
                ArenaRun.disputed(consortium, 0).until(ArenaPhase.SCORE_COMMIT).act(contestant -> true);
        Contestant owner = run.of(run.document().jury(ArenaPhase.SCORE_COMMIT).get(0));
        Contestant finder = run.of(ArenaRole.NODE).get(0);
        Scores scores = run.scores(owner, ArenaPhase.SCORE_COMMIT);
        ProveLeak proof = new ProveLeak(
                ArenaRun.TASK,
                0,
                ArenaPhase.SCORE_COMMIT,
                owner.account(),
                io.flock.protocol.codec.Json.write(new ScorePayload(scores)),
                owner.salt(0));

        assertThat(run.refusal(owner, "ProveLeak", proof)).isEqualTo(ErrorCode.NOT_AUTHORISED);
        run.submit(finder, "ProveLeak", proof);
        run.submit(finder, "ProveLeak", proof);
        run.advance();
        assertThat(run.refusal(owner, "RevealScores", owner.reveal(0, ArenaPhase.SCORE_COMMIT, scores, run.tip(owner))))
                .isEqualTo(ErrorCode.COMMITMENT_LEAKED);
        run.until(ArenaPhase.SUBMIT, 1);
        assertThat(run.settlement(0).penalties())
                .containsExactly(new Penalty(owner.account(), PenaltyReason.LEAKED, Amount.ofFlock(20)));
    }

    /** Attacks 36 and 3: who keeps its scores, and with them its preimage, back pays the price of a lie. */
    @Test
    void attack36_scoresThatAreKeptBack_costLikeALie() {
        ArenaRun run = ArenaRun.disputed(consortium, 0).until(ArenaPhase.SCORE_REVEAL);
        Contestant silent = run.of(run.document().jury(ArenaPhase.SCORE_COMMIT).get(0));
        run.act(contestant -> contestant != silent);
        run.advance();
        run.until(ArenaPhase.SUBMIT, 1);

        assertThat(run.settlement(0).penalties())
                .containsExactly(new Penalty(silent.account(), PenaltyReason.UNREVEALED, Amount.ofFlock(20)));
        assertThat(run.roster().member(silent.account()).orElseThrow().withheld())
                .isEqualTo(1);
        assertThat(run.settlement(0).payout(silent.account())).isEqualTo(Amount.ZERO);
    }

    /** Attack 37: without a majority the epoch is void; the silent pay, and two in a row end the task. */
    @Test
    void attack37_withoutAMajority_epochsAreVoid_andTwoEndTheTask() {
        ArenaRun run = ArenaRun.disputed(consortium, 0).until(ArenaPhase.REVEAL);
        for (int epoch = 0; epoch < 2; epoch++) {
            List<Contestant> present = run.of(ArenaRole.VALIDATOR).subList(0, 3);
            run.act(contestant -> contestant.role() == ArenaRole.NODE || present.contains(contestant));
            run.advance();
            assertThat(run.settlement(epoch).voided()).isTrue();
            assertThat(run.settlement(epoch).penalties()).hasSize(6).allMatch(penalty -> penalty.amount()
                    .equals(Amount.ofFlock(10)));
            if (epoch == 0) {
                run.until(ArenaPhase.REVEAL);
            }
        }

        assertThat(run.phase().phase()).isEqualTo(ArenaPhase.CANCELLED);
        assertThat(run.claim(run.creator())).isEqualTo(Amount.ofFlock(300));
    }

    /** Attack 46: a jury that is captured whole and unanimous is still drawn for a dispute, and pays. */
    @Test
    void attack46_aUnanimousCapturedJury_isFoundByTheDrawnDispute() {
        ArenaRun run = ArenaRun.disputed(consortium, 1_000_000);
        AccountId favoured = run.of(ArenaRole.NODE).get(3).account();
        run.until(ArenaPhase.SCORE_COMMIT);
        List<AccountId> jury = run.document().assignments().stream()
                .filter(assignment -> assignment.node().equals(favoured))
                .findFirst()
                .orElseThrow()
                .validators();
        run.lying((validator, node) -> jury.contains(validator)
                        && node.equals(favoured)
                        && run.phase().phase().compareTo(ArenaPhase.DISPUTE_COMMIT) < 0
                ? Optional.of(Score.of(999_000))
                : Optional.empty());
        run.until(ArenaPhase.SUBMIT, 1);

        assertThat(run.settlement(0).penalties()).extracting(Penalty::account).containsExactlyElementsOf(jury);
        assertThat(run.settlement(0).ranking().get(3).account()).isEqualTo(favoured);
    }

    /** A captured jury that claims it could not fetch a rival's model is looked at again, by all. */
    @Test
    void aJuryThatClaimsNothingWasThere_doesNotSilenceARival() {
        ArenaRun run = ArenaRun.disputed(consortium, 0).until(ArenaPhase.SCORE_COMMIT);
        AccountId rival = run.of(ArenaRole.NODE).get(0).account();
        run.lying(
                (validator, node) -> node.equals(rival) && run.phase().phase().compareTo(ArenaPhase.DISPUTE_COMMIT) < 0
                        ? Optional.of(Score.UNAVAILABLE)
                        : Optional.empty());
        run.until(ArenaPhase.SUBMIT, 1);

        assertThat(run.settlement(0).ranking().get(0).account()).isEqualTo(rival);
        assertThat(run.settlement(0).penalties()).isEmpty();
    }
}

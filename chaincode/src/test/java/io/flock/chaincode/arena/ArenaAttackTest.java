package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.ScorePayload;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.arena.request.ArenaAdvanceResult;
import io.flock.protocol.arena.request.CommitSubmission;
import io.flock.protocol.arena.request.ProveLeak;
import io.flock.protocol.arena.request.RevealScores;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attacks on the judging and the money of a task, each by its row. Everybody plays honestly who is not said to lie. */
class ArenaAttackTest {
    private final Consortium3 consortium = Consortium3.founded(7);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    private static JuryRules disputing(int share) {
        JuryRules rules = JuryRules.defaults();
        return new JuryRules(
                rules.validatorsPerSubmission(),
                rules.minScores(),
                rules.accountQuota(),
                rules.organisationQuota(),
                rules.consensus(),
                rules.scoreTolerance(),
                rules.disputeTolerance(),
                Millionths.of(share));
    }

    private ArenaRun run(int disputedShare) {
        return ArenaRun.staked(
                consortium, ArenaRun.definition().jury(disputing(disputedShare)).build());
    }

    private static List<Contestant> validatorsOf(ArenaRun run, String organisation) {
        return run.of(ArenaRole.VALIDATOR).stream()
                .filter(validator -> validator.account().organisation().text().equals(organisation))
                .toList();
    }

    /** Attack 4: the draw is a function of the state, whoever asks and however often. */
    @Test
    void attack4_anotherKeeper_drawsTheSame() {
        ArenaRun one = run(0).until(ArenaPhase.REVEAL).act(contestant -> true);
        Consortium3 other = Consortium3.founded(7);
        ArenaRun two = ArenaRun.staked(
                        other, ArenaRun.definition().jury(disputing(0)).build())
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
        ArenaRun run = run(0).until(ArenaPhase.SUBMIT);
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
        ArenaRun run = run(0).until(ArenaPhase.SUBMIT);
        Contestant node = run.of(ArenaRole.NODE).get(0);
        run.submit(node, "CommitSubmission", node.commit(0, node.submission(0)));
        Identity renewed = Identity.client(
                node.account().organisation().text(), node.account().name());

        assertThat(channel.refusal(renewed, "arena:CommitSubmission", node.commit(0, Contestant.submission("second"))))
                .isEqualTo(ErrorCode.ALREADY_DONE);
    }

    /** Attack 9: between freeze and end a stake can't be moved. */
    @ParameterizedTest
    @EnumSource(
            value = ArenaPhase.class,
            names = {"CLOSED", "ACCESS", "SEED", "SUBMIT", "REVEAL", "SCORE_COMMIT", "SCORE_REVEAL", "FINAL_KEY"})
    void attack9_unstakingBetweenFreezeAndEnd_isRefused(ArenaPhase phase) {
        ArenaRun run = run(0).until(phase);

        run.contestants()
                .forEach(contestant -> assertThat(run.refusal(contestant, "Unstake", new Unstake(ArenaRun.TASK)))
                        .isEqualTo(ErrorCode.WRONG_PHASE));
    }

    /** Attack 11: claims at any time and in any order come to the same; a repeat has no effect. */
    @Test
    void attack11_claimsInAnyOrder_comeToTheSame() {
        ArenaRun early = run(0);
        Contestant winner = early.of(ArenaRole.NODE).get(0);
        early.until(ArenaPhase.SUBMIT, 1);
        early.claim(winner.identity());
        early.claim(winner.identity());
        early.until(ArenaPhase.COMPLETED);
        channel.waitSeconds(3 * 86_400);
        early.claim(winner.identity());
        channel.waitSeconds(40 * 86_400);
        early.claim(winner.identity());
        Consortium3 other = Consortium3.founded(7);
        ArenaRun late = ArenaRun.staked(
                        other, ArenaRun.definition().jury(disputing(0)).build())
                .until(ArenaPhase.COMPLETED);
        other.channel().waitSeconds(43 * 86_400);
        Contestant same = late.of(winner.account());
        late.claim(same.identity());

        long difference = Math.abs(late.balance(same.identity()).micros()
                - early.balance(winner.identity()).micros());
        assertThat(difference).as("fees are rounded down per claim").isLessThanOrEqualTo(4);
        assertThat(late.claim(same.identity())).isEqualTo(Amount.ZERO);
    }

    /** Attack 14: a third of a jury's weight against one node; the median stands, the dispute finds them. */
    @Test
    void attack14_aMinorityThatScoresAgainstARival_movesNothing_andPays() {
        ArenaRun run = run(1_000_000);
        List<AccountId> liars = validatorsOf(run, "Org1MSP").subList(0, 2).stream()
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
        ArenaRun run = run(1_000_000).until(ArenaPhase.DISPUTE_COMMIT);
        for (ArenaPhase stage : List.of(ArenaPhase.SCORE_COMMIT, ArenaPhase.DISPUTE_COMMIT)) {
            assertThat(run.document().assignments(stage)).isNotEmpty().allSatisfy(assignment -> assertThat(
                            assignment.validators())
                    .isNotEmpty()
                    .noneMatch(validator ->
                            validator.organisation().equals(assignment.node().organisation())));
        }
        Contestant validator = run.of(ArenaRole.VALIDATOR).get(0);
        Scores forged = Scores.of(java.util.Collections.nCopies(4, Score.of(1_000_000)));
        run.attempt(contestant -> contestant != validator);
        run.submit(validator, "CommitScores", validator.commit(0, ArenaPhase.DISPUTE_COMMIT, forged));
        run.advance();
        int assigned = run.document()
                .assigned(ArenaPhase.DISPUTE_COMMIT, validator.account())
                .size();
        RevealScores tooMany = validator.reveal(
                0,
                ArenaPhase.DISPUTE_COMMIT,
                Scores.of(java.util.Collections.nCopies(assigned + 1, Score.of(1_000_000))),
                run.tip(validator));

        assertThat(run.refusal(validator, "RevealScores", tooMany))
                .isIn(ErrorCode.COMMITMENT_MISMATCH, ErrorCode.INVALID_ARGUMENT);
    }

    /** Attack 17: who copies what was shown in an earlier epoch is ranked behind, however slightly better it is. */
    @Test
    void attack17_aNearCopyOfAnEarlierEpoch_isRankedBehindItsOriginal() {
        ArenaRun run = run(0);
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

    /** Attacks 2 and 22: the phase record is in every read set; who advances second changes nothing. */
    @Test
    void attack22_aSecondAdvance_changesNothing() {
        ArenaRun run = run(0).until(ArenaPhase.SUBMIT).act(contestant -> true);
        AdvanceTask request = new AdvanceTask(ArenaRun.TASK, 0, ArenaPhase.SUBMIT);
        run.advance();
        SortedMap<String, String> before = channel.documents();

        ArenaAdvanceResult again =
                channel.submit(consortium.client(16), "arena:AdvanceTask", request, ArenaAdvanceResult.class);

        assertThat(again.advanced()).isFalse();
        assertThat(channel.documents()).isEqualTo(before);
    }

    /** Attack 25: the creator can cancel an open task only, and gets back exactly what it paid in. */
    @Test
    void attack25_theCreatorCancelsAnOpenTask_allGetEverythingBack() {
        ArenaRun run = run(0);
        channel.submit(run.creator(), "arena:Cancel", new Cancel(ArenaRun.TASK));
        channel.submit(run.creator(), "arena:Cancel", new Cancel(ArenaRun.TASK));

        assertThat(run.claim(run.creator())).isEqualTo(Amount.ofFlock(300));
        run.contestants().forEach(contestant -> {
            run.submit(contestant, "Unstake", new Unstake(ArenaRun.TASK));
            assertThat(run.balance(contestant.identity())).isEqualTo(Consortium3.GRANT);
        });
        assertThat(Money.inArena(channel, ArenaRun.TASK)).isEqualTo(Amount.ZERO);
    }

    /** Attack 25: governance stops in each phase; nothing stays stuck and the creator gains nothing. */
    @ParameterizedTest
    @EnumSource(
            value = ArenaPhase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COMPLETED", "CANCELLED"})
    void attack25_governanceStopsInEachPhase_nothingIsStuck(ArenaPhase phase) {
        ArenaRun run = run(1_000_000);
        boolean late = phase.compareTo(ArenaPhase.SUBMIT) >= 0 && phase != ArenaPhase.FINAL_KEY;
        run = late ? run.until(phase, 1) : run.until(phase);
        ProposalAction stop = ProposalAction.stopTask(ArenaRun.TASK);
        ProposalId id = ProposalId.parse("stop");
        channel.submit(consortium.governor(0), "governance:Propose", new Propose(id, stop));
        channel.submit(
                consortium.governor(1),
                "governance:Approve",
                new io.flock.protocol.governance.request.Approve(id, stop.digest()));
        channel.waitSeconds(31 * 86_400);

        assertThat(run.phase().phase()).isEqualTo(ArenaPhase.CANCELLED);
        for (Contestant contestant : run.contestants()) {
            run.claim(contestant.identity());
            run.submit(contestant, "Unstake", new Unstake(ArenaRun.TASK));
        }
        run.claim(run.creator());
        assertThat(Money.inArena(channel, ArenaRun.TASK)).isEqualTo(Amount.ZERO);
        assertThat(run.balance(run.creator())).isLessThanOrEqualTo(Consortium3.GRANT);
    }

    /** Attack 31: seats, weights and ranks go by organisation; here, whole tasks with one account or three. */
    @Test
    void attack31_splittingAnOrganisationsNodeStake_gainsNothing() {
        ArenaTask definition =
                ArenaRun.definition().nodes(new Seats(2, 6, Amount.ofFlock(50))).build();
        Amount split = org2Payout(Consortium3.founded(7), definition, List.of(100, 100));
        Amount whole = org2Payout(Consortium3.founded(7), definition, List.of(200));

        assertThat(split.micros()).isLessThanOrEqualTo(whole.micros() + 1);
    }

    /** What Org2 earns in the first epoch with nodes of these stakes and one model; a rival holds 200. */
    private static Amount org2Payout(Consortium3 consortium, ArenaTask definition, List<Integer> stakes) {
        ArenaRun run = ArenaRun.created(consortium, definition);
        List<Contestant> org2 = run.of(ArenaRole.NODE).subList(0, 2);
        Contestant rival = run.of(ArenaRole.NODE).get(2);
        for (int i = 0; i < stakes.size(); i++) {
            run.submit(org2.get(i), "Stake", org2.get(i).stake(i, Amount.ofFlock(stakes.get(i))));
        }
        run.submit(rival, "Stake", rival.stake(0, Amount.ofFlock(200)));
        int slot = 2;
        for (Contestant validator : run.of(ArenaRole.VALIDATOR)) {
            run.submit(validator, "Stake", validator.stake(2 + slot++ % 9, Amount.ofFlock(100)));
        }
        run.quality(org2.get(1).account(), 899_900);
        run.until(ArenaPhase.SUBMIT, 1);
        return Amount.sum(run.settlement(0).payouts().stream()
                .filter(payout -> org2.stream().anyMatch(node -> node.account().equals(payout.account())))
                .map(Payout::amount)
                .toList());
    }

    /** Attack 33: whoever shows value and salt in the commit phase voids the commitment; its owner pays. */
    @Test
    void attack33_scoresThatGotAbout_areVoid_andTheirOwnerPays() {
        ArenaRun run = run(0).until(ArenaPhase.SCORE_COMMIT).act(contestant -> true);
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
        ArenaRun run = run(0).until(ArenaPhase.SCORE_REVEAL);
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
        ArenaRun run = run(0).until(ArenaPhase.REVEAL);
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

    /** Attack 43: admission by stake with the organisation cap; the rest withdraw in full. */
    @Test
    void attack43_moreApplicantsThanSeats_areAdmittedByStakeWithTheCap() {
        ArenaRun run = ArenaRun.created(
                consortium,
                ArenaRun.definition()
                        .validators(new Seats(6, 6, Amount.ofFlock(100)))
                        .build());
        List<Contestant> greedy = validatorsOf(run, "Org1MSP");
        int slot = 0;
        for (Contestant contestant : run.contestants()) {
            Amount stake = Amount.ofFlock(greedy.contains(contestant) ? 300 : 100);
            run.submit(contestant, "Stake", contestant.stake(slot++ % 10, stake));
        }
        run.until(ArenaPhase.ACCESS);
        List<AccountId> admitted = run.roster().active(ArenaRole.VALIDATOR).stream()
                .map(ArenaMember::account)
                .toList();

        assertThat(admitted).hasSize(6);
        assertThat(greedy.stream().filter(one -> admitted.contains(one.account())))
                .hasSize(2);
        for (Contestant left : run.of(ArenaRole.VALIDATOR)) {
            if (!admitted.contains(left.account())) {
                run.submit(left, "Unstake", new Unstake(ArenaRun.TASK));
                assertThat(run.balance(left.identity())).isEqualTo(Consortium3.GRANT);
            }
        }
    }

    /** Attack 44: keys for friends only: fewer than two thirds could open the set, everybody goes home in full. */
    @Test
    void attack44_keysForFriendsOnly_cancelTheTask() {
        ArenaRun run = run(0).until(ArenaPhase.ACCESS);
        run.publish(ArenaPhase.ACCESS);
        List<Contestant> friends = run.of(ArenaRole.VALIDATOR).subList(0, 5);
        run.act(friends::contains);
        run.advance();

        assertThat(run.phase().phase()).isEqualTo(ArenaPhase.CANCELLED);
        for (Contestant contestant : run.contestants()) {
            run.submit(contestant, "Unstake", new Unstake(ArenaRun.TASK));
            assertThat(run.balance(contestant.identity())).isEqualTo(Consortium3.GRANT);
        }
        assertThat(run.claim(run.creator())).isEqualTo(Amount.ofFlock(300));
    }

    /** Attack 44: who could not open the set has no duties and pays nothing. */
    @Test
    void attack44_whoNeverGotAKey_isNotSlashed() {
        ArenaRun run = run(0).until(ArenaPhase.ACCESS);
        run.publish(ArenaPhase.ACCESS);
        Contestant forgotten = run.of(ArenaRole.VALIDATOR).get(0);
        run.act(contestant -> contestant != forgotten);
        run.advance();
        run.until(ArenaPhase.COMPLETED);

        assertThat(run.stakeOf(forgotten)).isEqualTo(Amount.ofFlock(100));
        assertThat(run.settlement(0).payout(forgotten.account())).isEqualTo(Amount.ZERO);
    }

    /** Attack 44: no final key: the last ranking counts, the creator is slashed. */
    @Test
    void attack44_withoutTheFinalKey_theLastRankingCounts_andTheCreatorPays() {
        ArenaRun run = run(0).until(ArenaPhase.FINAL_KEY);
        Amount locked = run.roster().locked();
        AccountId best = run.settlement(1).ranking().get(0).account();
        run.advance();
        EpochSettlement settlement = run.settlement(2);

        assertThat(run.phase().phase()).isEqualTo(ArenaPhase.COMPLETED);
        assertThat(settlement.penalties())
                .containsExactly(new Penalty(run.creator().account(), PenaltyReason.NO_FINAL_KEY, Amount.ofFlock(20)));
        assertThat(Amount.sum(
                        run.roster().vesting().stream().map(Payout::amount).toList()))
                .isEqualTo(locked);
        assertThat(run.roster().best().orElseThrow().node()).isEqualTo(best);
        assertThat(run.claim(run.creator())).isEqualTo(Amount.ofFlock(80));
    }

    /** Attack 44: a final set that nobody can read is no key at all. */
    @Test
    void attack44_aFinalSetThatNobodyCanRead_countsAsNoKey() {
        ArenaRun run = run(0);
        run.until(ArenaPhase.FINAL_KEY);
        run.lying((validator, node) -> Optional.of(Score.UNAVAILABLE));
        run.until(ArenaPhase.COMPLETED);

        assertThat(run.settlement(2).ranking()).isEmpty();
        assertThat(run.settlement(2).penalties())
                .extracting(Penalty::reason)
                .containsExactly(PenaltyReason.NO_FINAL_KEY);
        assertThat(run.roster().best().orElseThrow().node())
                .isEqualTo(run.of(ArenaRole.NODE).get(0).account());
    }

    /** Attack 46: a jury that is captured whole and unanimous is still drawn for a dispute, and pays. */
    @Test
    void attack46_aUnanimousCapturedJury_isFoundByTheDrawnDispute() {
        ArenaRun run = run(1_000_000);
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
        ArenaRun run = run(0).until(ArenaPhase.SCORE_COMMIT);
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

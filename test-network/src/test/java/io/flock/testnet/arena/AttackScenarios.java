package io.flock.testnet.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.Result;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.ScorePayload;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.arena.request.ProveLeak;
import io.flock.protocol.arena.request.RevealScores;
import io.flock.protocol.arena.request.RevealSubmission;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.LedgerAudit;
import io.flock.sdk.transaction.Call;
import io.flock.testnet.Founding;
import io.flock.testnet.audit.Calls;
import io.flock.testnet.audit.LedgerUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attacks on tasks of the Arena and of the Alliance through the SDK, each named after its row; everybody plays honestly who
 * is not said to lie. All tasks are played at the same time on one ledger, which is audited at the end. Written once for every network.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class AttackScenarios {
    private static final Amount STAKE = Amount.ofFlock(100);
    private static final Amount LIE = Amount.ofFlock(20);

    private LedgerUnderTest ledger;
    private Cast cast;
    private CompletableFuture<Void> judging;
    private CompletableFuture<Void> promises;
    private CompletableFuture<Void> juries;
    private CompletableFuture<Void> majority;
    private CompletableFuture<Void> admission;
    private CompletableFuture<Void> rounds;
    private CompletableFuture<Void> ends;
    private CompletableFuture<Void> requests;

    /** A new network. */
    abstract LedgerUnderTest start(Path state);

    @BeforeAll
    void play(@TempDir Path folder) {
        ledger = start(folder);
        Founding.ensure(ledger.governor("Org1MSP"), ledger.founding());
        cast = new Cast(ledger);
        Contest open = cast.contest("promises", 0);
        promises = playing(() -> playPromises(open));
        Contest captured = cast.contest("juries", 1_000_000);
        juries = playing(() -> playJuries(captured));
        Contest outvoted = cast.contest("majority", 0);
        majority = playing(() -> playMajority(outvoted));
        Contest judged = cast.contest("judging", 1_000_000);
        judging = playing(() -> playJudging(judged));
        List<AccountId> greedy = cast.validatorsOf("Org1MSP");
        Contest sought = new Contest(
                cast,
                cast.task("admission", 0).validators(new Seats(6, 6, STAKE)).build(),
                account -> Amount.ofFlock(greedy.contains(account) ? 300 : 100));
        admission = playing(() -> playAdmission(sought));
        AllianceAttacks alliance = new AllianceAttacks(ledger, cast);
        rounds = playing(alliance::playRounds);
        ends = playing(alliance::playEnds);
        requests = playing(alliance::playHostileRequests);
    }

    /** Tasks wait for deadlines, so each has a thread of its own. */
    private static CompletableFuture<Void> playing(Runnable scenes) {
        return CompletableFuture.runAsync(scenes, scene -> new Thread(scene, "scenes").start());
    }

    @AfterAll
    void end() {
        ledger.close();
    }

    @Test
    @Order(1)
    void attacks5and6and33_copiesAndOtherValuesCanNotBeRevealed_andALeakVoidsTheCommitment_eachAtTheOwnersPrice() {
        promises.join();
    }

    @Test
    @Order(2)
    void attacks7and14and16and17and34and45_actsOutOfPhase_minorities_ownOrganisations_copiesAndNoScores_gainNothing() {
        judging.join();
    }

    @Test
    @Order(3)
    void attack15_aMajority_succeedsByDesign_andTheLedgerShowsHowFarScoresLayApart() {
        majority.join();
    }

    @Test
    @Order(4)
    void attacks43and44_admissionHasACap_theRestWithdrawInFull_andKeysForFriendsOnlyCancelTheTask() {
        admission.join();
    }

    @Test
    @Order(5)
    void attacks44and46_aCapturedUnanimousJuryPays_andWithoutTheFinalKeyTheLastRankingCounts() {
        juries.join();
    }

    @Test
    @Order(6)
    void attacks2and5to7and9to11and22and33and42and47and48_inRoundsOfTheAlliance_costTheirAuthors_andNobodyElse() {
        rounds.join();
    }

    @Test
    @Order(7)
    void attacks25and37_aRoundWithoutVotesIsVoid_andWhatIsCancelledOrStopped_givesBackWhatWasPaidIn() {
        ends.join();
    }

    @Test
    @Order(8)
    void attacks24and38and39and41_hostileIds_traps_hasteAndDust_changeNothing() {
        requests.join();
    }

    @Test
    @Order(9)
    void theLedgerOfAllAttacks_isAuditedWithoutDifference_andNoMoneyWasMadeOrLost() {
        CompletableFuture.allOf(promises, judging, majority, admission, juries, rounds, ends, requests)
                .handle((done, failed) -> failed == null)
                .join();
        LedgerAudit audit = new LedgerAudit(new AuditSettings(
                "flock", "flock", Optional.of(ledger.founding().digest()), ledger.authorities()));
        cast.client(cast.creator()).blocks().read(Duration.ofSeconds(60), audit::accept);
        AuditReport report = audit.report();

        assertThat(report.differences()).isEmpty();
        assertThat(report.supply()).isEqualTo(ledger.founding().minted());
    }

    private void playPromises(Contest contest) {
        List<AccountId> nodes = cast.of(ArenaRole.NODE);
        AccountId victim = nodes.get(0);
        AccountId copier = nodes.get(2);
        AccountId changer = nodes.get(3);
        contest.until(ArenaPhase.SUBMIT, 0);
        contest.arena(copier).commitSubmission(contest.commitment(victim, 0)).run();
        contest.act(account -> true);
        contest.advance();

        RevealSubmission copied = contest.reveal(victim, 0);
        assertThat(Calls.refusal(contest.arena(copier).revealSubmission(copied)))
                .isEqualTo(ErrorCode.COMMITMENT_MISMATCH);
        RevealSubmission promised = contest.reveal(changer, 0);
        for (RevealSubmission other : List.of(
                new RevealSubmission(contest.task(), 0, Contest.submission("other"), promised.salt()),
                new RevealSubmission(contest.task(), 0, promised.submission(), contest.salt(changer, 1)))) {
            assertThat(Calls.refusal(contest.arena(changer).revealSubmission(other)))
                    .isEqualTo(ErrorCode.COMMITMENT_MISMATCH);
        }
        contest.act(account -> !account.equals(copier) && !account.equals(changer));
        contest.advance();

        AccountId owner = contest.document(0).jury(ArenaPhase.SCORE_COMMIT).get(0);
        leak(contest, owner, victim);
        contest.until(ArenaPhase.SUBMIT, 1);
        EpochSettlement settled = contest.settlement(0);
        assertThat(settled.penalties())
                .containsExactlyInAnyOrder(
                        new Penalty(copier, PenaltyReason.UNREVEALED, LIE),
                        new Penalty(changer, PenaltyReason.UNREVEALED, LIE),
                        new Penalty(owner, PenaltyReason.LEAKED, LIE));
        assertThat(settled.ranking()).extracting(Rank::account).containsExactly(victim, nodes.get(1));
        assertThat(contest.stakeOf(victim)).isEqualTo(STAKE);
        assertThat(contest.stakeOf(copier)).isEqualTo(STAKE.minus(LIE));
        assertThat(settled.payout(owner)).isEqualTo(Amount.ZERO);
    }

    /** The owner told somebody its scores and salt while others could still copy them. */
    private static void leak(Contest contest, AccountId owner, AccountId finder) {
        contest.act(account -> true);
        Scores scores = contest.scores(owner, ArenaPhase.SCORE_COMMIT, contest.document(0));
        contest.arena(finder)
                .proveLeak(new ProveLeak(
                        contest.task(),
                        0,
                        ArenaPhase.SCORE_COMMIT,
                        owner,
                        Json.write(new ScorePayload(scores)),
                        contest.salt(owner, 0)))
                .run();
        contest.advance();
        RevealScores late = contest.reveal(owner, ArenaPhase.SCORE_COMMIT, scores, contest.view());
        assertThat(Calls.refusal(contest.arena(owner).revealScores(late))).isEqualTo(ErrorCode.COMMITMENT_LEAKED);
    }

    private void playJudging(Contest contest) {
        List<AccountId> nodes = cast.of(ArenaRole.NODE);
        AccountId best = nodes.get(0);
        AccountId nearCopy = nodes.get(1);
        AccountId laterCopy = nodes.get(2);
        contest.quality(nearCopy, 899_500);
        contest.submitting((node, epoch) -> Contest.submission(node.equals(best) ? "the model" : node + " " + epoch));
        List<AccountId> liars = cast.validatorsOf("Org1MSP").subList(0, 2);
        contest.lying((stage, validator, node) ->
                liars.contains(validator) && node.equals(best) ? Optional.of(Score.of(100_000)) : Optional.empty());

        contest.until(ArenaPhase.SUBMIT, 0);
        actsOfOtherPhases(contest, nodes.get(3));
        contest.until(ArenaPhase.SCORE_REVEAL, 0);
        forgedScores(contest);
        contest.until(ArenaPhase.DISPUTE_COMMIT, 0);
        nobodyJudgesItsOwn(contest.document(0));
        contest.until(ArenaPhase.SUBMIT, 1);
        minorityMovedNothing(contest.settlement(0), best, liars);
        assertThat(contest.settlement(0).ranking())
                .as("near copies of one organisation hold one rank")
                .extracting(Rank::rank)
                .containsExactly(1, 1, 2, 3);

        contest.lying((stage, validator, node) -> Optional.empty());
        contest.quality(laterCopy, 900_900);
        contest.until(ArenaPhase.FINAL_KEY, 2);
        assertThat(contest.settlement(1).ranking())
                .as("a near copy of an earlier epoch stands behind its original")
                .extracting(Rank::account)
                .startsWith(best, laterCopy);
    }

    private void actsOfOtherPhases(Contest contest, AccountId node) {
        AccountId validator = cast.of(ArenaRole.VALIDATOR).get(0);
        assertThat(Calls.refusal(contest.arena(node).revealSubmission(contest.reveal(node, 0))))
                .isEqualTo(ErrorCode.WRONG_PHASE);
        assertThat(Calls.refusal(contest.arena(validator).confirmAccess(contest.task())))
                .isEqualTo(ErrorCode.WRONG_PHASE);
        contest.act(account -> true);
        contest.advance();
        assertThat(Calls.refusal(contest.arena(node).commitSubmission(contest.commitment(node, 0))))
                .isEqualTo(ErrorCode.WRONG_PHASE);
    }

    /** What is no score is refused by its type, scores that were not asked for by the commitment. */
    private static void forgedScores(Contest contest) {
        ArenaTaskView view = contest.view();
        EpochDocument document = contest.document(0);
        AccountId validator = document.jury(ArenaPhase.SCORE_COMMIT).get(0);
        int assigned = document.assigned(ArenaPhase.SCORE_COMMIT, validator).size();
        String sound = Json.write(
                contest.reveal(validator, ArenaPhase.SCORE_COMMIT, Scores.of(List.of(Score.of(123_456))), view));
        for (String none : List.of("NaN", "-0", "-1", "1000001", "1e9", "Infinity")) {
            Call<?> forged = new Call<>(
                    () -> contest.client(validator)
                            .transactions()
                            .submit("arena:RevealScores", sound.replace("123456", none)),
                    Runnable::run);
            assertThat(Calls.refusal(forged)).as(none).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        }
        Scores more = Scores.of(Collections.nCopies(assigned + 1, Score.of(1_000_000)));
        assertThat(Calls.refusal(contest.arena(validator)
                        .revealScores(contest.reveal(validator, ArenaPhase.SCORE_COMMIT, more, view))))
                .isIn(ErrorCode.COMMITMENT_MISMATCH, ErrorCode.INVALID_ARGUMENT);
    }

    private static void nobodyJudgesItsOwn(EpochDocument document) {
        for (ArenaPhase stage : List.of(ArenaPhase.SCORE_COMMIT, ArenaPhase.DISPUTE_COMMIT)) {
            assertThat(document.assignments(stage)).hasSize(4).allSatisfy(assignment -> assertThat(
                            assignment.validators())
                    .isNotEmpty()
                    .noneMatch(validator ->
                            validator.organisation().equals(assignment.node().organisation())));
        }
    }

    private static void minorityMovedNothing(EpochSettlement settled, AccountId rival, List<AccountId> liars) {
        assertThat(settled.ranking().get(0).account()).isEqualTo(rival);
        assertThat(settled.ranking().get(0).score()).isEqualTo(Score.of(900_000));
        assertThat(settled.penalties())
                .isNotEmpty()
                .allMatch(penalty -> penalty.reason() == PenaltyReason.FALSE_SCORE)
                .allMatch(penalty -> liars.contains(penalty.account()))
                .allMatch(penalty -> penalty.amount().equals(LIE));
        assertThat(settled.payouts()).noneMatch(payout -> liars.contains(payout.account()));
    }

    private void playMajority(Contest contest) {
        AccountId rival = cast.of(ArenaRole.NODE).get(2);
        contest.quality(rival, 950_000);
        List<AccountId> honest = List.of(cast.validatorsOf("Org2MSP").get(2));
        contest.lying((stage, validator, node) -> node.equals(rival)
                        && !honest.contains(validator)
                        && !validator.organisation().text().equals("Org3MSP")
                ? Optional.of(Score.of(100_000))
                : Optional.empty());
        contest.until(ArenaPhase.SUBMIT, 1);
        EpochSettlement settled = contest.settlement(0);

        assertThat(settled.ranking().get(3).account())
                .as("the best model is last")
                .isEqualTo(rival);
        assertThat(settled.results())
                .filteredOn(result -> result.node().equals(rival))
                .extracting(Result::consensus)
                .singleElement()
                .satisfies(consensus -> {
                    assertThat(consensus.score()).contains(Score.of(100_000));
                    assertThat(consensus.spread()).isEqualTo(850_000);
                });
        EpochDocument document = contest.document(0);
        assertThat(document.assigned(ArenaPhase.DISPUTE_COMMIT, honest.get(0)))
                .as("reports lay apart: all judged it again")
                .contains(rival);
    }

    private void playAdmission(Contest contest) {
        List<AccountId> greedy = cast.validatorsOf("Org1MSP");
        contest.until(ArenaPhase.ACCESS, 0);
        List<AccountId> admitted = contest.view().roster().orElseThrow().active(ArenaRole.VALIDATOR).stream()
                .map(ArenaMember::account)
                .toList();
        List<AccountId> left = cast.of(ArenaRole.VALIDATOR).stream()
                .filter(account -> !admitted.contains(account))
                .toList();
        assertThat(admitted).hasSize(6);
        assertThat(greedy.stream().filter(admitted::contains)).hasSize(2);
        left.forEach(account -> assertThat(withdrawn(contest, account))
                .isEqualTo(greedy.contains(account) ? Amount.ofFlock(300) : STAKE));

        List<AccountId> friends = admitted.subList(0, 3);
        contest.act(account -> account.equals(cast.creator()) || friends.contains(account));
        contest.advance();
        assertThat(contest.phase().phase()).isEqualTo(ArenaPhase.CANCELLED);
        admitted.forEach(account -> assertThat(withdrawn(contest, account))
                .isEqualTo(greedy.contains(account) ? Amount.ofFlock(300) : STAKE));
        assertThat(contest.arena(cast.creator())
                        .claim(contest.task())
                        .run()
                        .value()
                        .amount())
                .isEqualTo(Amount.ofFlock(300));
    }

    private static Amount withdrawn(Contest contest, AccountId account) {
        return contest.arena(account).unstake(contest.task()).run().value().amount();
    }

    private void playJuries(Contest contest) {
        AccountId favoured = cast.of(ArenaRole.NODE).get(3);
        contest.until(ArenaPhase.SCORE_COMMIT, 0);
        List<AccountId> jury = contest.document(0).assignments().stream()
                .filter(assignment -> assignment.node().equals(favoured))
                .findFirst()
                .orElseThrow()
                .validators();
        contest.lying((stage, validator, node) ->
                stage == ArenaPhase.SCORE_COMMIT && jury.contains(validator) && node.equals(favoured)
                        ? Optional.of(Score.of(999_000))
                        : Optional.empty());
        contest.until(ArenaPhase.SUBMIT, 1);
        EpochSettlement settled = contest.settlement(0);
        assertThat(settled.penalties()).extracting(Penalty::account).containsExactlyElementsOf(jury);
        assertThat(settled.ranking().get(3).account()).isEqualTo(favoured);

        contest.lying((stage, validator, node) -> Optional.empty());
        contest.until(ArenaPhase.FINAL_KEY, 2);
        AccountId best = contest.settlement(1).ranking().get(0).account();
        contest.advance();
        ArenaTaskView ended = contest.view();
        assertThat(ended.phase().phase()).isEqualTo(ArenaPhase.COMPLETED);
        assertThat(ended.roster().orElseThrow().best().orElseThrow().node()).isEqualTo(best);
        assertThat(contest.settlement(2).penalties())
                .containsExactly(new Penalty(cast.creator(), PenaltyReason.NO_FINAL_KEY, LIE));
    }
}

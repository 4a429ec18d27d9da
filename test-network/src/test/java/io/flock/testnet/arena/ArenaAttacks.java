package io.flock.testnet.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.PoolShare;
import io.flock.protocol.arena.Rank;
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
import io.flock.protocol.money.Millionths;
import io.flock.sdk.DelegationClient;
import io.flock.testnet.audit.Calls;
import io.flock.testnet.bench.cast.ArenaMoves;
import java.util.List;
import java.util.Optional;

/** Attacks on promises, seats, juries and pools in tasks of the Arena. */
final class ArenaAttacks {
    private static final Amount STAKE = Amount.ofFlock(100);
    private static final Amount LIE = Amount.ofFlock(20);
    private static final Amount ALLOTTED = Amount.ofFlock(60);

    private final Cast cast;
    private final Contest open;
    private final Contest captured;
    private final Contest sought;

    /** Its tasks are open, and everybody has staked on them. */
    ArenaAttacks(Cast cast) {
        this.cast = cast;
        AccountId changer = changer();
        DelegationClient pools = cast.client(changer).delegation();
        pools.openPool(ArenaRole.NODE, Millionths.of(500_000), Amount.ofFlock(1))
                .run();
        Calls.whenKnown(pools.delegate(changer, ArenaRole.NODE, STAKE), ErrorCode.UNKNOWN_POOL);
        open = cast.contest("promises", 0);
        captured = cast.contest("juries", 1_000_000);
        List<AccountId> greedy = cast.validatorsOf("Org1MSP");
        sought = new Contest(
                cast,
                cast.task("admission", 0).validators(new Seats(6, 6, STAKE)).build(),
                account -> Amount.ofFlock(greedy.contains(account) ? 300 : 100));
        onePoolBehindTwoTasks(pools, changer);
    }

    /** Attack 50: what is allotted has left the pool, and a task takes no more than its owner has in it. */
    private void onePoolBehindTwoTasks(DelegationClient pools, AccountId owner) {
        Calls.whenKnown(pools.allot(open.task(), ALLOTTED, List.of(owner)), ErrorCode.NOT_A_PARTICIPANT);
        assertThat(Calls.refusal(pools.allot(captured.task(), ALLOTTED, List.of(owner))))
                .isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
        assertThat(Calls.refusal(pools.undelegate(owner, ArenaRole.NODE, ALLOTTED)))
                .isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
        assertThat(Calls.refusal(pools.allot(open.task(), STAKE, List.of(owner))))
                .isEqualTo(ErrorCode.ALREADY_DONE);
    }

    /** Shows something else than it promised, and has delegated to itself. */
    private AccountId changer() {
        return cast.of(ArenaRole.NODE).get(3);
    }

    /** Copies, other values, a leak; and a stake that its owner delegated to itself. */
    void playPromises() {
        Contest contest = open;
        List<AccountId> nodes = cast.of(ArenaRole.NODE);
        AccountId victim = nodes.get(0);
        AccountId copier = nodes.get(2);
        AccountId changer = changer();
        contest.until(ArenaPhase.SUBMIT, 0);
        contest.arena(copier).commitSubmission(contest.commitment(victim, 0)).run();
        contest.act(account -> true);
        contest.advance();

        RevealSubmission copied = contest.reveal(victim, 0);
        assertThat(Calls.refusal(contest.arena(copier).revealSubmission(copied)))
                .isEqualTo(ErrorCode.COMMITMENT_MISMATCH);
        RevealSubmission promised = contest.reveal(changer, 0);
        for (RevealSubmission other : List.of(
                new RevealSubmission(contest.task(), 0, ArenaMoves.submission("other"), promised.salt()),
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
        assertThat(settled.pools())
                .as("attack 50: what it delegated to itself is slashed with it")
                .extracting(PoolShare::account, PoolShare::slashed)
                .containsExactly(tuple(changer, ALLOTTED.dividedBy(5)));
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

    /** More applicants than seats, and a creator that gives the key to friends. */
    void playAdmission() {
        Contest contest = sought;
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

    /** A jury that is captured as a whole, and a final key that is withheld. */
    void playJuries() {
        Contest contest = captured;
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

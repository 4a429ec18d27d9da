package io.flock.testnet.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDefinitionBuilder;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.request.CommitUpdate;
import io.flock.protocol.alliance.request.Leave;
import io.flock.protocol.alliance.request.ProveLeak;
import io.flock.protocol.alliance.request.RevealUpdate;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.request.Transfer;
import io.flock.sdk.AllianceClient;
import io.flock.sdk.FlockClient;
import io.flock.sdk.transaction.Call;
import io.flock.testnet.audit.Calls;
import io.flock.testnet.audit.HeldTransaction;
import io.flock.testnet.audit.LedgerUnderTest;
import io.flock.testnet.audit.Player;
import io.flock.testnet.audit.TaskPlay;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Attacks on tasks of the Alliance, and on the ledger by whoever may write to it. */
final class AllianceAttacks {
    private static final Amount STAKE = Amount.ofFlock(100);
    private static final Amount POOL = Amount.ofFlock(60);
    private static final Amount LIE = Amount.ofFlock(20);
    private static final Amount ABSENCE = Amount.ofFlock(10);

    private final Cast cast;
    private final FlockClient creator;
    private final List<FlockClient> participants;
    private final LedgerUnderTest ledger;
    /** Has no part in any task, so that nothing but dust can disturb it. */
    private final FlockClient spender;

    private final Gateway spending;

    AllianceAttacks(LedgerUnderTest ledger, Cast cast) {
        this.ledger = ledger;
        this.cast = cast;
        this.creator = cast.client(cast.creator());
        this.participants =
                Cast.accounts().subList(6, 15).stream().map(cast::client).toList();
        this.spender = cast.client(Cast.accounts().get(3));
        this.spending = ledger.gateway(spender.account());
    }

    /** A round with liars of all kinds, then an honest one. */
    void playRounds() {
        TaskPlay play = new TaskPlay(creator, definition("rounds").build(), participants);
        Player first = play.player(participants.get(0).account());
        assertThat(Calls.refusal(first.join(0, STAKE.times(2)))).as("attack 10").isEqualTo(ErrorCode.ALREADY_DONE);
        twoKeepersAtOnce(play);
        play.until(Phase.PROPOSE_COMMIT, 0);

        List<Player> proposers = seated(play, 0, Role.PROPOSER);
        List<Player> voters = seated(play, 0, Role.VOTER);
        Player copier = proposers.get(1);
        Player leaky = proposers.get(2);
        promises(play, proposers, voters.get(0));
        play.until(Phase.VOTE_COMMIT, 0);
        AccountId blind = account(voters.get(1));
        Player leaver = voters.get(2);
        AccountId wrong = account(voters.get(3));
        AccountId colluder = account(voters.get(4));
        leaver.client().alliance().leave(play.task()).run();
        play.voting(voter -> voter.equals(blind) ? Verdict.UNAVAILABLE : Verdict.ACCEPT);
        play.until(Phase.VOTE_REVEAL, 0);
        play.act(voter -> !voter.equals(colluder));
        play.advance();
        play.aggregating(voter -> voter.equals(wrong) ? Player.model("another") : Player.AGGREGATE);
        play.until(Phase.PROPOSE_COMMIT, 1);

        Settlement settled = play.settlement(0);
        assertThat(settled.adopted()).contains(Player.AGGREGATE);
        assertThat(settled.penalties())
                .as("attacks 3 and 5, 33, 36, 48; neither who had no bytes (47) nor who is leaving (9) pays")
                .containsExactlyInAnyOrder(
                        new Penalty(account(copier), PenaltyReason.UNREVEALED, LIE),
                        new Penalty(account(leaky), PenaltyReason.LEAKED, LIE),
                        new Penalty(colluder, PenaltyReason.UNREVEALED, LIE),
                        new Penalty(wrong, PenaltyReason.WRONG_DIGEST, LIE));
        assertThat(List.of(account(copier), colluder))
                .as("attacks 3 and 36: who kept a preimage back is not drawn again so soon, and it is counted")
                .allSatisfy(kept -> {
                    assertThat(play.round(1).seat(kept)).isEmpty();
                    assertThat(play.view()
                                    .roster()
                                    .orElseThrow()
                                    .member(kept)
                                    .orElseThrow()
                                    .withheld())
                            .isEqualTo(1);
                });
        assertThat(play.round(1).seat(account(leaver)))
                .as("attack 9: leaving counts from the round after the next")
                .isPresent();
        play.until(Phase.COMPLETED, 1);
        claimsCountOnce(play);
    }

    /** Attack 22: both succeed for their callers, and the phase is closed once. */
    private void twoKeepersAtOnce(TaskPlay play) {
        play.everywhere(view -> view.awaited().isEmpty());
        Calls.all(List.of(
                advance(participants.get(0), play, Phase.RECRUITING),
                advance(participants.get(1), play, Phase.RECRUITING)));
        play.everywhere(view -> view.phase().phase() == Phase.CLOSED);
    }

    private static Call<?> advance(FlockClient keeper, TaskPlay play, Phase from) {
        return keeper.alliance().advance(play.task(), 0, from);
    }

    /** Copies (5), other values (6), the wrong phase (7), rewriting (42), a leak (33), and a transaction held back (2). */
    private void promises(TaskPlay play, List<Player> proposers, Player voter) {
        TaskView commits = play.view();
        Player victim = proposers.get(0);
        Player copier = proposers.get(1);
        Player leaky = proposers.get(2);
        AllianceClient owner = victim.client().alliance();
        CommitUpdate promise = victim.commitment(commits);
        copier.client().alliance().commitUpdate(promise).run();
        assertThat(Calls.refusal(owner.revealUpdate(victim.reveal(commits))))
                .as("attack 7")
                .isEqualTo(ErrorCode.WRONG_PHASE);
        play.act(account -> !account.equals(account(copier)));
        assertThat(Calls.refusal(owner.commitUpdate(leaky.commitment(commits))))
                .as("attack 42")
                .isEqualTo(ErrorCode.ALREADY_DONE);
        ProveLeak proof = new ProveLeak(
                play.task(), 0, Phase.PROPOSE_COMMIT, account(leaky), Json.write(leaky.update(0)), leaky.salt(0));
        Calls.whenKnown(voter.client().alliance().proveLeak(proof), ErrorCode.NO_COMMITMENT);
        HeldTransaction held = held(voter, "alliance:Leave", new Leave(play.task()));
        play.advance();
        assertThat(catchThrowableOfType(CommitException.class, held::submit).getCode())
                .as("attack 2")
                .isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);

        TaskView reveals = play.view();
        RevealUpdate reveal = victim.reveal(reveals);
        RevealUpdate other = new RevealUpdate(play.task(), 0, Player.model("other"), reveal.salt(), reveal.preimage());
        assertThat(Calls.refusal(owner.revealUpdate(other))).as("attack 6").isEqualTo(ErrorCode.COMMITMENT_MISMATCH);
        RevealUpdate copied = new RevealUpdate(play.task(), 0, reveal.model(), reveal.salt(), copier.preimage(reveals));
        assertThat(Calls.refusal(copier.client().alliance().revealUpdate(copied)))
                .as("attack 5")
                .isEqualTo(ErrorCode.COMMITMENT_MISMATCH);
        assertThat(Calls.refusal(leaky.client().alliance().revealUpdate(leaky.reveal(reveals))))
                .as("attack 33")
                .isEqualTo(ErrorCode.COMMITMENT_LEAKED);
        play.act(account -> !account.equals(account(copier)));
        play.advance();
    }

    /** Attacks 13 and 37: nobody is good, and the pool carries over. */
    private static void nobodyVotes(TaskPlay play) {
        play.until(Phase.VOTE_COMMIT, 0);
        RoundDocument round = play.round(0);
        play.advance();
        play.advance();
        assertThat(play.view().phase().phase()).isEqualTo(Phase.SEED);
        Settlement settled = play.settlement(0);
        assertThat(settled.voided()).isTrue();
        assertThat(settled.adopted()).isEmpty();
        assertThat(settled.payouts()).isEmpty();
        assertThat(settled.poolAfter())
                .isEqualTo(POOL.plus(ABSENCE.times(settled.penalties().size())));
        assertThat(settled.penalties())
                .containsExactlyElementsOf(round.seats(Role.VOTER).stream()
                        .map(Seat::account)
                        .map(voter -> new Penalty(voter, PenaltyReason.ABSENT, ABSENCE))
                        .toList());
    }

    /** Attack 11. */
    private void claimsCountOnce(TaskPlay play) {
        List<Amount> paid = participants.stream()
                .map(participant -> claim(play, participant))
                .toList();
        assertThat(participants.stream()
                        .map(participant -> claim(play, participant))
                        .toList())
                .as("again")
                .isEqualTo(paid);
        assertThat(Amount.sum(paid)).isEqualTo(STAKE.times(9).plus(POOL));
        assertThat(Calls.refusal(creator.alliance().claim(play.task()))).isEqualTo(ErrorCode.NOTHING_TO_CLAIM);
    }

    /** Attack 25: what is cancelled or stopped gives back what was paid in, and a creator gains nothing by penalties. */
    void playEnds() {
        TaskPlay cancelled = new TaskPlay(creator, definition("cancelled").build(), participants);
        assertThat(Calls.refusal(participants.get(0).alliance().cancel(cancelled.task())))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        creator.alliance().cancel(cancelled.task()).run();
        cancelled.everywhere(view -> view.phase().phase() == Phase.CANCELLED);
        comesBack(cancelled, participant -> STAKE);

        TaskPlay stopped = new TaskPlay(creator, definition("stopped").build(), participants);
        nobodyVotes(stopped);
        List<AccountId> silent =
                stopped.round(0).seats(Role.VOTER).stream().map(Seat::account).toList();
        assertThat(Calls.refusal(creator.alliance().cancel(stopped.task()))).isEqualTo(ErrorCode.WRONG_PHASE);
        cast.decide("stop-stopped", ProposalAction.stopTask(stopped.task()));
        stopped.everywhere(view -> view.phase().phase() == Phase.CANCELLED);
        comesBack(stopped, participant -> silent.contains(participant) ? STAKE.minus(ABSENCE) : STAKE);
    }

    private void comesBack(TaskPlay play, Function<AccountId, Amount> stakes) {
        assertThat(participants).allSatisfy(participant -> assertThat(claim(play, participant))
                .isEqualTo(stakes.apply(participant.account())));
        assertThat(claim(play, creator)).isEqualTo(POOL);
    }

    /** Hostile ids (24), trap tasks (38), an advance before its time (39), and dust on an account that is spending (41). */
    void playHostileRequests() {
        for (String id : List.of("", "UPPER", "../x", "task\u0000x", "\udbff\udfff", "x".repeat(1 << 20))) {
            Runnable hostile =
                    () -> creator.transactions().submit("alliance:Claim", "{\"taskId\":" + Json.write(id) + "}");
            assertThat(Calls.refusal(hostile)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        }
        for (TaskDefinition trap : List.of(
                definition("trap").phases(PhaseLengths.all(1)).build(),
                definition("trap").slashFraction(Millionths.of(900_000)).build())) {
            assertThat(Calls.refusal(creator.alliance().createTask(trap))).isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        }
        TaskDefinition cheap = definition("trap").rewardPool(STAKE.times(5)).build();
        assertThat(Calls.refusal(creator.alliance().createTask(cheap))).isEqualTo(ErrorCode.DEPOSIT_TOO_LOW);
        TaskDefinition slow = definition("slow").phases(PhaseLengths.all(3_600)).build();
        creator.alliance().createTask(slow).run();
        for (FlockClient hasty : List.of(creator, participants.get(0))) {
            assertThat(Calls.refusal(hasty.alliance().advance(slow.taskId(), 0, Phase.RECRUITING)))
                    .isEqualTo(ErrorCode.TOO_EARLY);
        }
        creator.alliance().cancel(slow.taskId()).run();
        HeldTransaction payment = HeldTransaction.endorsed(
                spending, "token:Transfer", new Transfer(creator.account(), Amount.ofMicros(1), Optional.empty()));
        Calls.all(List.of(
                creator.token().transfer(spender.account(), Amount.ofMicros(1)),
                participants.get(0).token().transfer(spender.account(), Amount.ofMicros(2))));
        payment.mustCommit();
    }

    private TaskDefinitionBuilder definition(String id) {
        return cast.allianceTask(id, POOL)
                .named(participants.stream().map(FlockClient::account).toList());
    }

    private HeldTransaction held(Player who, String function, Object request) {
        return HeldTransaction.endorsed(ledger.gateway(account(who)), function, request);
    }

    private static List<Player> seated(TaskPlay play, int round, Role role) {
        return play.round(round).seats(role).stream()
                .map(seat -> play.player(seat.account()))
                .toList();
    }

    private static AccountId account(Player player) {
        return player.client().account();
    }

    private static Amount claim(TaskPlay play, FlockClient who) {
        return who.alliance().claim(play.task()).run().value().amount();
    }
}

package io.flock.client.participant;

import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Tally;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.alliance.view.ParticipantView;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What to do next, from the ledger's state and the account's hash chain: the same state gives the same action, whatever
 * happened before. The ledger says who is awaited; this says what the awaited one does.
 */
public final class NextAction {

    private final Situation at;
    private final HashChain chain;

    private NextAction(Situation at, HashChain chain) {
        this.at = at;
        this.chain = chain;
    }

    /** What is left to an account that gave its duty in this phase up: to have the phase ended when that is possible. */
    static Action withoutDuty(Situation situation, HashChain chain) {
        return new NextAction(situation, chain).keep();
    }

    /**
     * The next action.
     *
     * @throws io.flock.protocol.error.FlockException SECRET_MISSING: the ledger waits for the account, which has joined with
     *     another secret
     */
    public static Action of(Situation situation, HashChain chain) {
        return new NextAction(situation, chain).decide();
    }

    private Action decide() {
        Phase phase = at.phase();
        if (phase.isTerminal()) {
            return afterTheEnd();
        }
        if (phase == Phase.RECRUITING && !joined()) {
            return new Action.Join();
        }
        if (!phase.isBeforeFreeze() && at.member().isEmpty()) {
            return new Action.Finish(Action.Ending.NOT_ADMITTED);
        }
        return phase.isBeforeFreeze() ? keep() : duty().orElseGet(this::keep);
    }

    private boolean joined() {
        return at.own()
                .map(own -> own.join().isPresent() || own.left().isPresent())
                .orElse(false);
    }

    private Action afterTheEnd() {
        Optional<ParticipantView> own = at.own();
        if (own.isPresent() && own.get().claimed().isPresent()) {
            return new Action.Finish(Action.Ending.CLAIMED);
        }
        boolean due = own.isPresent() && !own.get().claimable().isZero();
        return due ? new Action.Claim() : new Action.Finish(Action.Ending.NOTHING_DUE);
    }

    private Optional<Action> duty() {
        if (!at.isAwaited()) {
            return Optional.empty();
        }
        int round = at.task().phase().round();
        Digest preimage = preimage();
        return switch (at.phase()) {
            case SEED -> Optional.of(new Action.RevealSeed(round, preimage));
            case PROPOSE_COMMIT -> Optional.of(new Action.CommitUpdate(round));
            case PROPOSE_REVEAL ->
                committed(records().updates().get(at.account()), UpdateRecord::commitment)
                        .map(commitment -> new Action.RevealUpdate(round, commitment, preimage));
            case VOTE_COMMIT -> Optional.of(new Action.CommitVote(round, proposals()));
            case VOTE_REVEAL ->
                committed(records().votes().get(at.account()), VoteRecord::commitment)
                        .map(commitment -> new Action.RevealVote(round, proposals(), commitment, preimage));
            case AGGREGATE_COMMIT -> Optional.of(new Action.CommitAggregate(round, standing()));
            case AGGREGATE_REVEAL ->
                committed(records().aggregates().get(at.account()), AggregateRecord::commitment)
                        .map(commitment -> new Action.RevealAggregate(round, standing(), commitment));
            case RECRUITING, CLOSED, COMPLETED, CANCELLED -> Optional.empty();
        };
    }

    /** Advances where that is possible and this account's turn; otherwise says when it may be. */
    private Action keep() {
        boolean open = at.task().advanceable() || at.now() >= at.task().advanceAt();
        if (!open) {
            return new Action.Wait(at.task().advanceAt());
        }
        if (at.now() < at.keeperFrom()) {
            return new Action.Wait(at.keeperFrom());
        }
        return new Action.Advance(at.task().phase().round(), at.phase());
    }

    /** What the account has to show next. With another secret it can show nothing, and would be silent in every round. */
    private Digest preimage() {
        return at.member()
                .flatMap(member -> chain.behind(member.tip()))
                .orElseThrow(() -> Promises.otherSecret(
                        at.account(), at.task().task().definition().taskId()));
    }

    private RoundView records() {
        return at.round()
                .filter(view -> view.round().round() == at.task().phase().round())
                .orElseThrow(() ->
                        new IllegalStateException("round " + at.task().phase().round() + " was not read"));
    }

    private List<AccountId> proposals() {
        return records().round().proposals().orElse(List.of());
    }

    private List<AccountId> standing() {
        return records().round().tally().map(Tally::standing).orElse(List.of());
    }

    private static <R> Optional<Commitment> committed(R record, Function<R, Optional<Commitment>> commitment) {
        return Optional.ofNullable(record).flatMap(commitment);
    }
}

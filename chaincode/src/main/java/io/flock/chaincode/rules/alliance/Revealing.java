package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.alliance.request.RevealAggregate;
import io.flock.protocol.alliance.request.RevealUpdate;
import io.flock.protocol.alliance.request.RevealVote;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;

/**
 * Shows what was promised. What is shown takes the commitment's place, so that the state stays small.
 *
 * <p>All refuse with UNKNOWN_TASK, WRONG_PHASE, NOT_A_PARTICIPANT, NO_COMMITMENT, COMMITMENT_LEAKED,
 * COMMITMENT_MISMATCH, PREIMAGE_MISMATCH, and ALREADY_DONE when something else was shown; the same again has no effect.
 */
public final class Revealing {

    private Revealing() {}

    /** Shows a proposer's update, and the preimage behind its tip. */
    public static void update(Ledger ledger, RevealUpdate request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(Phase.PROPOSE_REVEAL, request.round());
        Participant participant = Participant.of(ledger, task);
        LedgerKey key = LedgerKey.update(task.id(), request.round(), ledger.account());
        UpdateRecord before = committed(ledger, ledger.find(key, UpdateRecord.class), "update");
        UpdateRecord shown = UpdateRecord.revealed(request.model(), request.preimage());
        if (isFirst(ledger, before.commitment(), before, shown, "update")) {
            Opening opening = new Opening(ledger, task, Phase.PROPOSE_COMMIT, ledger.account());
            opening.require(before.commitment().orElseThrow(), request.model(), request.salt());
            participant.requireBehindTip(request.preimage());
            ledger.put(key, shown);
            ledger.happened(TaskEvents.of(EventKind.UPDATE_REVEALED, ledger, task, key));
        }
    }

    /** Shows a voter's verdicts, one per proposal, or its score of them all, and the preimage behind its tip. */
    public static void vote(Ledger ledger, RevealVote request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(Phase.VOTE_REVEAL, request.round());
        Participant participant = Participant.of(ledger, task);
        LedgerKey key = LedgerKey.vote(task.id(), request.round(), ledger.account());
        VoteRecord before = committed(ledger, ledger.find(key, VoteRecord.class), "vote");
        VoteRecord shown = VoteRecord.revealed(request.payload().ballot(), request.preimage());
        if (isFirst(ledger, before.commitment(), before, shown, "vote")) {
            Opening opening = new Opening(ledger, task, Phase.VOTE_COMMIT, ledger.account());
            opening.require(before.commitment().orElseThrow(), request.payload(), request.salt());
            participant.requireBehindTip(request.preimage());
            requireFits(ledger, task, request.payload().ballot());
            ledger.put(key, shown);
            ledger.happened(TaskEvents.of(EventKind.VOTE_REVEALED, ledger, task, key));
        }
    }

    /** Shows the aggregate that a voter computed. */
    public static void aggregate(Ledger ledger, RevealAggregate request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(Phase.AGGREGATE_REVEAL, request.round());
        Participant.of(ledger, task);
        LedgerKey key = LedgerKey.aggregate(task.id(), request.round(), ledger.account());
        AggregateRecord before = committed(ledger, ledger.find(key, AggregateRecord.class), "aggregate");
        AggregateRecord shown = AggregateRecord.revealed(request.model());
        if (isFirst(ledger, before.commitment(), before, shown, "aggregate")) {
            Opening opening = new Opening(ledger, task, Phase.AGGREGATE_COMMIT, ledger.account());
            opening.require(before.commitment().orElseThrow(), request.model(), request.salt());
            ledger.put(key, shown);
            ledger.happened(TaskEvents.of(EventKind.AGGREGATE_REVEALED, ledger, task, key));
        }
    }

    private static <T> T committed(Ledger ledger, Optional<T> record, String what) {
        return record.orElseThrow(() -> new FlockException(
                ErrorCode.NO_COMMITMENT, ledger.account() + " has committed to no " + what + " in this round"));
    }

    private static boolean isFirst(
            Ledger ledger, Optional<Commitment> standing, StateDocument before, StateDocument shown, String what) {
        if (standing.isEmpty() && !before.equals(shown)) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE, ledger.account() + " has revealed another " + what + " in this round");
        }
        return standing.isPresent();
    }

    private static void requireFits(Ledger ledger, CurrentTask task, Ballot ballot) {
        RoundDocument round = task.round(ledger).orElseThrow();
        ballot.requireFits(
                task.task().definition().voteMode(),
                round.proposals().orElseThrow().size());
    }
}

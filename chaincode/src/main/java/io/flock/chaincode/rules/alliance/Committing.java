package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.alliance.request.CommitAggregate;
import io.flock.protocol.alliance.request.CommitUpdate;
import io.flock.protocol.alliance.request.CommitVote;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;

/**
 * Promises something without showing it. Equal commitments of different accounts are not refused: an endorser sees a
 * proposal first and could block its victim; bound to the account, a copy can't be revealed (attack 5).
 *
 * <p>All refuse with UNKNOWN_TASK, WRONG_PHASE, NOT_A_PARTICIPANT, NOT_EXPECTED, and ALREADY_DONE for another second
 * commitment; the same again has no effect.
 */
public final class Committing {

    private Committing() {}

    /** Commits a proposer to its update. */
    public static void update(Ledger ledger, CommitUpdate request) {
        CurrentTask task = drawn(ledger, request.taskId(), Phase.PROPOSE_COMMIT, request.round(), Role.PROPOSER);
        LedgerKey key = LedgerKey.update(task.id(), request.round(), ledger.account());
        Optional<UpdateRecord> before = ledger.find(key, UpdateRecord.class);
        if (isFirst(ledger, before.flatMap(UpdateRecord::commitment), request.commitment())) {
            ledger.put(key, UpdateRecord.committed(request.commitment()));
            ledger.happened(TaskEvents.of(EventKind.UPDATE_COMMITTED, ledger, task, key));
        }
    }

    /** Commits a voter to its vote. */
    public static void vote(Ledger ledger, CommitVote request) {
        CurrentTask task = drawn(ledger, request.taskId(), Phase.VOTE_COMMIT, request.round(), Role.VOTER);
        LedgerKey key = LedgerKey.vote(task.id(), request.round(), ledger.account());
        Optional<VoteRecord> before = ledger.find(key, VoteRecord.class);
        if (isFirst(ledger, before.flatMap(VoteRecord::commitment), request.commitment())) {
            ledger.put(key, VoteRecord.committed(request.commitment()));
            ledger.happened(TaskEvents.of(EventKind.VOTE_COMMITTED, ledger, task, key));
        }
    }

    /** Commits a voter, whose vote counts, to the aggregate that it computed. */
    public static void aggregate(Ledger ledger, CommitAggregate request) {
        CurrentTask task = drawn(ledger, request.taskId(), Phase.AGGREGATE_COMMIT, request.round(), Role.VOTER);
        requireVoted(ledger, task);
        LedgerKey key = LedgerKey.aggregate(task.id(), request.round(), ledger.account());
        Optional<AggregateRecord> before = ledger.find(key, AggregateRecord.class);
        if (isFirst(ledger, before.flatMap(AggregateRecord::commitment), request.commitment())) {
            ledger.put(key, AggregateRecord.committed(request.commitment()));
            ledger.happened(TaskEvents.of(EventKind.AGGREGATE_COMMITTED, ledger, task, key));
        }
    }

    private static CurrentTask drawn(Ledger ledger, TaskId id, Phase phase, int round, Role role) {
        CurrentTask task = CurrentTask.read(ledger, id).require(phase, round);
        Participant.of(ledger, task).requireRole(task.round(ledger).orElseThrow(), role);
        return task;
    }

    /** Who was silent once in a round is no longer expected in it. */
    private static void requireVoted(Ledger ledger, CurrentTask task) {
        int round = task.phase().round();
        boolean revealed = ledger.find(LedgerKey.vote(task.id(), round, ledger.account()), VoteRecord.class)
                .flatMap(VoteRecord::ballot)
                .isPresent();
        if (!revealed) {
            throw new FlockException(
                    ErrorCode.NOT_EXPECTED, ledger.account() + " has not revealed its vote in round " + round);
        }
    }

    private static boolean isFirst(Ledger ledger, Optional<Commitment> before, Commitment now) {
        if (before.isPresent() && !before.get().equals(now)) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE, ledger.account() + " has committed to " + before.get() + ", not to " + now);
        }
        return before.isEmpty();
    }
}

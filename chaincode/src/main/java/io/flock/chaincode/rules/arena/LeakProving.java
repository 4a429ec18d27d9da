package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.CommittedValue;
import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.SubmissionRecord;
import io.flock.protocol.arena.request.ProveLeak;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.ArenaKeys;
import java.util.Optional;

/** Voids a commitment whose value and salt got about while others could still copy it (attack 33). */
public final class LeakProving {
    private LeakProving() {}

    /**
     * Writes that the commitment was shown; its owner pays like one who did not reveal. Once is enough.
     *
     * @throws FlockException INVALID_ARGUMENT for a phase in which nothing is committed, UNKNOWN_TASK, WRONG_PHASE,
     *     NOT_AUTHORISED for one's own commitment, NO_COMMITMENT, COMMITMENT_MISMATCH
     */
    public static void prove(Ledger ledger, ProveLeak request) {
        if (!request.phase().isCommit()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "$.phase is " + request.phase() + ", in which nothing is committed");
        }
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(request.phase(), request.epoch());
        CommittedValue value = new Opening(ledger, task, request.phase(), request.account()).value();
        value.show(
                commitment(ledger, task, request),
                request.payload(),
                request.salt(),
                task.event(EventKind.LEAK_PROVEN, ledger, value.leakKey()).withAccount(request.account()));
    }

    private static Optional<Commitment> commitment(Ledger ledger, CurrentTask task, ProveLeak request) {
        AccountId account = request.account();
        return request.phase() == ArenaPhase.SUBMIT
                ? ledger.find(ArenaKeys.submission(task.id(), request.epoch(), account), SubmissionRecord.class)
                        .flatMap(SubmissionRecord::commitment)
                : ledger.find(
                                ArenaKeys.scores(
                                        task.id(),
                                        request.epoch(),
                                        request.phase().name(),
                                        account),
                                ScoreRecord.class)
                        .flatMap(ScoreRecord::commitment);
    }
}

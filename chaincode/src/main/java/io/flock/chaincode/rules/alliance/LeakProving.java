package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.CommittedValue;
import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.alliance.request.ProveLeak;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.ledger.LedgerKey;
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
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(request.phase(), request.round());
        CommittedValue value = new Opening(ledger, task, request.phase(), request.account()).value();
        value.show(
                commitment(ledger, task, request),
                request.payload(),
                request.salt(),
                TaskEvents.of(EventKind.LEAK_PROVEN, ledger, task, value.leakKey())
                        .withAccount(request.account()));
    }

    private static Optional<Commitment> commitment(Ledger ledger, CurrentTask task, ProveLeak request) {
        int round = request.round();
        return switch (request.phase()) {
            case PROPOSE_COMMIT ->
                ledger.find(LedgerKey.update(task.id(), round, request.account()), UpdateRecord.class)
                        .flatMap(UpdateRecord::commitment);
            case VOTE_COMMIT ->
                ledger.find(LedgerKey.vote(task.id(), round, request.account()), VoteRecord.class)
                        .flatMap(VoteRecord::commitment);
            default ->
                ledger.find(LedgerKey.aggregate(task.id(), round, request.account()), AggregateRecord.class)
                        .flatMap(AggregateRecord::commitment);
        };
    }
}

package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.ledger.LedgerKey;

/** Events of what a participant did. */
final class TaskEvents {

    private TaskEvents() {}

    /** That the caller did something in the task's current phase, and where it is written. */
    static FlockEvent of(EventKind kind, Ledger ledger, CurrentTask task, LedgerKey key) {
        return FlockEvent.of(kind)
                .withTask(task.id())
                .withRound(task.phase().round())
                .withPhase(task.phase().phase().name())
                .withAccount(ledger.account())
                .withKey(key);
    }
}

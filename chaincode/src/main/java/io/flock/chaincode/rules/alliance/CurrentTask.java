package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;

/** A task and where it stands now. */
record CurrentTask(TaskDocument task, PhaseRecord phase) {

    /** @throws FlockException UNKNOWN_TASK */
    static CurrentTask read(Ledger ledger, TaskId id) {
        return new CurrentTask(
                ledger.find(LedgerKey.task(id), TaskDocument.class)
                        .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_TASK, "there is no task " + id)),
                phase(ledger, id));
    }

    static PhaseRecord phase(Ledger ledger, TaskId id) {
        return ledger.find(LedgerKey.phase(id), PhaseRecord.class)
                .orElseThrow(() -> new IllegalStateException("task " + id + " has no phase"));
    }

    TaskId id() {
        return task.taskId();
    }

    TaskDefinition definition() {
        return task.definition();
    }

    boolean isIn(Phase expected) {
        return phase.phase() == expected;
    }

    boolean isOver() {
        return phase.phase().isTerminal();
    }

    /** @throws FlockException WRONG_PHASE */
    CurrentTask require(Phase expected) {
        if (!isIn(expected)) {
            throw wrongPhase(expected.name());
        }
        return this;
    }

    /** @throws FlockException WRONG_PHASE */
    CurrentTask require(Phase expected, int round) {
        if (!isIn(expected) || phase.round() != round) {
            throw wrongPhase(expected + " of round " + round);
        }
        return this;
    }

    FlockException wrongPhase(String needed) {
        return new FlockException(
                ErrorCode.WRONG_PHASE,
                "task " + id() + " is in " + phase.phase() + " of round " + phase.round() + ", not in " + needed);
    }

    Optional<Roster> roster(Ledger ledger) {
        return ledger.find(LedgerKey.roster(id()), Roster.class);
    }

    /** The document of the current round; absent before its roles are drawn. */
    Optional<RoundDocument> round(Ledger ledger) {
        return ledger.find(LedgerKey.round(id(), phase.round()), RoundDocument.class);
    }
}

package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;

/** A task and where it stands now. */
record CurrentTask(ArenaTaskDocument task, ArenaPhaseRecord phase) {
    /** @throws FlockException UNKNOWN_TASK */
    static CurrentTask read(Ledger ledger, TaskId id) {
        return new CurrentTask(
                ledger.find(ArenaKeys.task(id), ArenaTaskDocument.class)
                        .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_TASK, "there is no Arena task " + id)),
                phase(ledger, id));
    }

    static ArenaPhaseRecord phase(Ledger ledger, TaskId id) {
        return ledger.find(ArenaKeys.phase(id), ArenaPhaseRecord.class)
                .orElseThrow(() -> new IllegalStateException("task " + id + " has no phase"));
    }

    TaskId id() {
        return task.taskId();
    }

    ArenaTask definition() {
        return task.definition();
    }

    boolean isIn(ArenaPhase expected) {
        return phase.phase() == expected;
    }

    boolean isOver() {
        return phase.phase().isTerminal();
    }

    /** @throws FlockException WRONG_PHASE */
    CurrentTask require(ArenaPhase expected) {
        if (!isIn(expected)) {
            throw wrongPhase(expected.name());
        }
        return this;
    }

    /** @throws FlockException WRONG_PHASE */
    CurrentTask require(ArenaPhase expected, int epoch) {
        if (!isIn(expected) || phase.epoch() != epoch) {
            throw wrongPhase(expected + " of epoch " + epoch);
        }
        return this;
    }

    /** @throws FlockException NOT_AUTHORISED */
    CurrentTask requireCreator(Ledger ledger) {
        if (!task.creator().equals(ledger.account())) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    "task " + id() + " was created by " + task.creator() + ", not by " + ledger.account());
        }
        return this;
    }

    FlockException wrongPhase(String needed) {
        return new FlockException(
                ErrorCode.WRONG_PHASE,
                "task " + id() + " is in " + phase.phase() + " of epoch " + phase.epoch() + ", not in " + needed);
    }

    Optional<ArenaRoster> roster(Ledger ledger) {
        return ledger.find(ArenaKeys.roster(id()), ArenaRoster.class);
    }

    /** The document of the current epoch; absent before its assignments are drawn. */
    Optional<EpochDocument> epoch(Ledger ledger) {
        return ledger.find(ArenaKeys.epoch(id(), phase.epoch()), EpochDocument.class);
    }

    /** That the caller did something in the current phase, and where it is written. */
    FlockEvent event(EventKind kind, Ledger ledger, LedgerKey key) {
        return FlockEvent.of(kind)
                .withTask(id())
                .withRound(phase.epoch())
                .withPhase(phase.phase().name())
                .withAccount(ledger.account())
                .withKey(key);
    }
}

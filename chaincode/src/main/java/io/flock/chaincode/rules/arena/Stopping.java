package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.emission.TaskEmission;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.advance.ArenaClosing;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.money.Amount;

/** Ends a task before its time. */
public final class Stopping {
    private Stopping() {}

    /**
     * Cancels a task that is still open, for its creator; everybody gets everything back. Again has no effect.
     *
     * @throws FlockException UNKNOWN_TASK, NOT_AUTHORISED, WRONG_PHASE
     */
    public static void cancel(Ledger ledger, Cancel request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).requireCreator(ledger);
        if (!task.isIn(ArenaPhase.CANCELLED)) {
            close(ledger, task.require(ArenaPhase.OPEN));
        }
    }

    /** Whether the id names a task of the Arena. */
    public static boolean isTask(Ledger ledger, TaskId id) {
        return ledger.find(ArenaKeys.task(id), ArenaTaskDocument.class).isPresent();
    }

    /**
     * Checks that governance can stop a task.
     *
     * @throws FlockException UNKNOWN_TASK, WRONG_PHASE after its end
     */
    public static void check(Ledger ledger, TaskId id) {
        CurrentTask task = CurrentTask.read(ledger, id);
        if (task.isOver()) {
            throw task.wrongPhase("a phase that can be stopped");
        }
    }

    /** Governance's emergency stop, in any phase but the last ones. */
    public static void stop(Ledger ledger, TaskId id) {
        close(ledger, CurrentTask.read(ledger, id));
    }

    private static void close(Ledger ledger, CurrentTask task) {
        Amount emitted = TaskEmission.fold(ledger, TaskName.arena(task.id()));
        Advancing.write(
                ledger,
                task.id(),
                ArenaClosing.cancel(
                        task.task(),
                        task.phase(),
                        task.roster(ledger)
                                .map(roster -> roster.withPool(roster.pool().plus(emitted))),
                        ledger.transaction().timestamp()));
    }
}

package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.emission.TaskEmission;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.advance.TaskClosing;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;

/** Ends a task before its time. */
public final class Stopping {

    private Stopping() {}

    /**
     * Cancels a task that still recruits, for its creator; everybody gets everything back. Again has no effect.
     *
     * @throws FlockException UNKNOWN_TASK, NOT_AUTHORISED, WRONG_PHASE
     */
    public static void cancel(Ledger ledger, Cancel request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        if (!task.task().creator().equals(ledger.account())) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    "task " + task.id() + " was created by " + task.task().creator() + ", not by " + ledger.account());
        }
        if (!task.isIn(Phase.CANCELLED)) {
            close(ledger, task.require(Phase.RECRUITING));
        }
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
        Amount emitted = TaskEmission.fold(ledger, TaskName.alliance(task.id()));
        Advancing.write(
                ledger,
                task.id(),
                TaskClosing.cancel(
                        task.task(),
                        task.phase(),
                        task.roster(ledger)
                                .map(roster -> roster.withPool(roster.pool().plus(emitted))),
                        ledger.transaction().timestamp()));
    }
}

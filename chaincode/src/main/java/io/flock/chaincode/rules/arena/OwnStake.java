package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;

/** The caller's own stake, which a pool of its may strengthen. */
public final class OwnStake {
    private OwnStake() {}

    /**
     * The stake, while the task is open.
     *
     * @throws FlockException UNKNOWN_TASK, WRONG_PHASE unless the task is open, NOT_A_PARTICIPANT without a stake
     */
    public static StakeRecord whileOpen(Ledger ledger, TaskId id) {
        CurrentTask task = CurrentTask.read(ledger, id).require(ArenaPhase.OPEN);
        return Applications.stake(ledger, id, ledger.account())
                .filter(stake ->
                        Applications.unstaked(ledger, id, ledger.account()).isEmpty())
                .orElseThrow(() -> new FlockException(
                        ErrorCode.NOT_A_PARTICIPANT,
                        ledger.account() + " has no stake on task " + task.id(),
                        "stake on it first"));
    }
}

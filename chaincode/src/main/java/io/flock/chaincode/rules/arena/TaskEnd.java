package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import java.util.Optional;

/**
 * Whether a task has ended, and its roster as it stands.
 *
 * @param roster absent before accounts are admitted
 */
public record TaskEnd(boolean isOver, Optional<ArenaRoster> roster) {
    /**
     * Of a task now.
     *
     * @throws FlockException UNKNOWN_TASK
     */
    public static TaskEnd read(Ledger ledger, TaskId id) {
        CurrentTask task = CurrentTask.read(ledger, id);
        return new TaskEnd(task.isOver(), task.roster(ledger));
    }
}

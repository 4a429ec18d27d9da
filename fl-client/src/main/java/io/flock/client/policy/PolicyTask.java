package io.flock.client.policy;

import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;

/**
 * What a policy asks of a task.
 *
 * @param name of the task on one ledger: a task of the Alliance and one of the Arena may share an id
 * @param id the task's
 * @param creator who made it
 * @param updates how many a participant may send at most, one in each round or epoch
 */
public record PolicyTask(String name, TaskId id, AccountId creator, int updates) {
    /** A task of the Alliance. */
    public static PolicyTask of(TaskDocument task) {
        return new PolicyTask(
                task.taskId().text(),
                task.taskId(),
                task.creator(),
                task.definition().rounds());
    }

    /** A task of the Arena. */
    public static PolicyTask of(ArenaTaskDocument task) {
        return new PolicyTask(
                "arena/" + task.taskId().text(),
                task.taskId(),
                task.creator(),
                task.definition().epochs());
    }
}

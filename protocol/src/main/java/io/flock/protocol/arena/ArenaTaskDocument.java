package io.flock.protocol.arena;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;

/** A task as it was created; never changed. {@code openedAt} is in epoch seconds. */
public record ArenaTaskDocument(ArenaTask definition, AccountId creator, long openedAt) implements StateDocument {
    public TaskId taskId() {
        return definition.taskId();
    }
}

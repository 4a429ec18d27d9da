package io.flock.protocol.arena.request;

import io.flock.protocol.identity.TaskId;

/** Confirms that the calling validator could open the validation set. */
public record ConfirmAccess(TaskId taskId) {}

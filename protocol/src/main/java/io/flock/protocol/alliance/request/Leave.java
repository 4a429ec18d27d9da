package io.flock.protocol.alliance.request;

import io.flock.protocol.identity.TaskId;

/** Leaves a task: while it recruits in full; later from the round after the next. */
public record Leave(TaskId taskId) {}

package io.flock.protocol.alliance.request;

import io.flock.protocol.identity.TaskId;

/** Cancels a task that still recruits; for its creator. */
public record Cancel(TaskId taskId) {}

package io.flock.protocol.arena.request;

import io.flock.protocol.identity.TaskId;

/** Takes a stake back: while the task is open, when it was not admitted, or after the end. */
public record Unstake(TaskId taskId) {}

package io.flock.protocol.alliance.request;

import io.flock.protocol.identity.TaskId;

/** Asks for a task. */
public record GetTask(TaskId taskId) {}

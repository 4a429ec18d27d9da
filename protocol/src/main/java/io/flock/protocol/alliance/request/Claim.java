package io.flock.protocol.alliance.request;

import io.flock.protocol.identity.TaskId;

/** Claims stake and dues after the end. */
public record Claim(TaskId taskId) {}

package io.flock.protocol.alliance.request;

import io.flock.protocol.codec.Range;
import io.flock.protocol.identity.TaskId;

/** Asks for a round. */
public record GetRound(TaskId taskId, @Range(min = 0, max = 10_000) int round) {}

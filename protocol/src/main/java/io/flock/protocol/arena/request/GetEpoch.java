package io.flock.protocol.arena.request;

import io.flock.protocol.codec.Range;
import io.flock.protocol.identity.TaskId;

/** Asks for an epoch. */
public record GetEpoch(TaskId taskId, @Range(min = 0, max = 10_000) int epoch) {}

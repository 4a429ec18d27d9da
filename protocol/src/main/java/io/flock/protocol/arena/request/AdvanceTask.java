package io.flock.protocol.arena.request;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.codec.Range;
import io.flock.protocol.identity.TaskId;

/** Asks for the advance out of the expected phase; anyone may. */
public record AdvanceTask(TaskId taskId, @Range(min = 0, max = 10_000) int epoch, ArenaPhase phase) {}

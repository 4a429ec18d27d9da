package io.flock.protocol.arena.request;

import io.flock.protocol.arena.ArenaPhaseRecord;

/** Where the task stands; {@code advanced} is false when the expected phase was past already. */
public record ArenaAdvanceResult(boolean advanced, ArenaPhaseRecord phase) {}

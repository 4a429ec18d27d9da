package io.flock.protocol.alliance.request;

import io.flock.protocol.alliance.PhaseRecord;

/** Where the task stands; {@code advanced} is false when the expected phase was past already. */
public record AdvanceResult(boolean advanced, PhaseRecord phase) {}

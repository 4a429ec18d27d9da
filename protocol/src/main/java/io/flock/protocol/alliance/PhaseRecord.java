package io.flock.protocol.alliance;

import io.flock.protocol.codec.StateDocument;

/** Where a task stands: read by every action that belongs to a phase, so that an envelope of an old phase dies (attack 2). {@code deadline} is in epoch seconds. */
public record PhaseRecord(Phase phase, int round, long deadline) implements StateDocument {}

package io.flock.protocol.arena;

import io.flock.protocol.codec.StateDocument;

/**
 * Where a task stands: read by every action that belongs to a phase, so that an envelope of an old phase dies (attack 2).
 *
 * @param epoch from 0; the number of epochs in the final validation
 * @param deadline epoch seconds; of the last phases when the task ended
 */
public record ArenaPhaseRecord(ArenaPhase phase, int epoch, long deadline) implements StateDocument {}

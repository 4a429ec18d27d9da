package io.flock.protocol.emission;

/**
 * What closing an epoch did.
 *
 * @param advanced false when another was faster: then nothing was written
 * @param epoch the epoch as it was closed
 */
public record AdvanceEpochResult(boolean advanced, EpochRecord epoch) {}

package io.flock.protocol.emission;

import io.flock.protocol.codec.Range;
import io.flock.protocol.codec.StateDocument;

/**
 * When epochs begin and end: written once, when the first task is verified, so that nobody can move the borders later.
 *
 * @param opened when epoch 0 began, seconds since 1970
 * @param seconds how long an epoch lasts
 */
public record EpochClock(long opened, @Range(min = 3, max = 31_536_000) int seconds) implements StateDocument {

    /** The epoch of a timestamp; 0 for one before the opening, which a client may claim within the clock window. */
    public int epochAt(long timestamp) {
        return Math.toIntExact(Math.max(0, timestamp - opened) / seconds);
    }

    /** When an epoch ends. */
    public long endOf(int epoch) {
        return opened + (epoch + 1L) * seconds;
    }

    /**
     * From which timestamp on an epoch can be closed: two clock windows after its end, so that nobody whose clock is right
     * writes into it any more.
     */
    public long closableAt(int epoch, int clockWindowSeconds) {
        return endOf(epoch) + 2L * clockWindowSeconds;
    }
}

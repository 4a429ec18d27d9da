package io.flock.client.participant;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.time.Duration;

/**
 * How long what belongs to the past is kept.
 *
 * @param rounds as many past rounds, or epochs, of a running task, at least {@value #LEAST}: a peer that lags may still
 *     ask for them
 * @param ended how long all of them after the task's end
 */
public record Retention(int rounds, Duration ended) {
    /** The fewest rounds. */
    public static final int LEAST = 2;

    public Retention {
        if (rounds < LEAST || ended.isNegative()) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "past rounds kept: " + rounds + ", after the end for " + ended,
                    "keep " + LEAST + " rounds or more, and for no negative time");
        }
    }
}

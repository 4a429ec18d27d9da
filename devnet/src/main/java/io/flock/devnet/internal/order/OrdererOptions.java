package io.flock.devnet.internal.order;

import java.util.Objects;

/**
 * How a channel is ordered.
 *
 * @param queueMessages most messages that wait to be cut
 * @param queueBytes most bytes of those; a single message fits into an empty queue whatever its size
 * @param validators threads that check the transactions of a block
 */
public record OrdererOptions(String channel, BatchLimits limits, int queueMessages, long queueBytes, int validators) {
    public OrdererOptions {
        Objects.requireNonNull(channel);
        Objects.requireNonNull(limits);
        if (queueMessages < 1 || queueBytes < 1 || validators < 1) {
            throw new IllegalArgumentException(
                    "queue and threads are positive: " + queueMessages + ", " + queueBytes + ", " + validators);
        }
    }

    /** Room for 10,000 messages of together 32 MiB, a thread per core. */
    public static OrdererOptions of(String channel, BatchLimits limits) {
        return new OrdererOptions(
                channel, limits, 10_000, 32L << 20, Runtime.getRuntime().availableProcessors());
    }
}

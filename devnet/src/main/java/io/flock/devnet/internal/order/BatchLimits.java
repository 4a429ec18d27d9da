package io.flock.devnet.internal.order;

import java.time.Duration;

/**
 * When a block is cut.
 *
 * @param timeout how long the first message of a batch waits at most
 * @param maxMessages most transactions of a block
 * @param preferredMaxBytes a block grows beyond this only for a single message that is larger
 * @param absoluteMaxBytes larger messages are refused
 */
public record BatchLimits(Duration timeout, int maxMessages, int preferredMaxBytes, int absoluteMaxBytes) {
    public BatchLimits {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the batch timeout is positive: " + timeout);
        }
        if (maxMessages < 1) {
            throw new IllegalArgumentException("a block holds a message: " + maxMessages);
        }
        if (preferredMaxBytes < 1 || absoluteMaxBytes < preferredMaxBytes) {
            throw new IllegalArgumentException(
                    "0 < preferred size <= absolute size: " + preferredMaxBytes + ", " + absoluteMaxBytes);
        }
    }

    /** 200 ms, 500 messages, 2 MiB, 10 MiB. */
    public static BatchLimits defaults() {
        return new BatchLimits(Duration.ofMillis(200), 500, 2 << 20, 10 << 20);
    }
}

package io.flock.sdk.transaction;

import java.util.random.RandomGenerator;

/**
 * Pauses that double up to a limit, each shortened at random by up to half: clients that lost the same race do not meet
 * again in the next.
 */
final class Backoff {
    private final RandomGenerator random;
    private final long longest;
    private long next;

    Backoff(TransactionOptions options, RandomGenerator random) {
        this.random = random;
        this.longest = options.longestPause().toNanos();
        this.next = Math.min(options.firstPause().toNanos(), longest);
    }

    long nextNanos() {
        long full = next;
        next = Math.min(longest, full > longest / 2 ? longest : full * 2);
        return full - random.nextLong(full / 2 + 1);
    }
}

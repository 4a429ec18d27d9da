package io.flock.client.simulate.economy;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import java.util.SplittableRandom;

/**
 * Chance that depends on what it is for and on nothing else: two strategies that are compared on one task have the same
 * good and bad luck, whatever else they do.
 */
record Luck(long task) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** A draw of the standard normal distribution. */
    double normal(String purpose, int epoch, Object who) {
        long mixed = task;
        for (long part : new long[] {purpose.hashCode(), epoch, who.toString().hashCode()}) {
            mixed = new SplittableRandom(mixed ^ (part * GOLDEN)).nextLong();
        }
        return new SplittableRandom(mixed).nextGaussian();
    }

    /** What an account's preimage is. */
    Digest digest(String purpose, int epoch, Object who) {
        return FieldHash.ofDomain("flock/economy/v1")
                .field(task)
                .field(purpose)
                .field(epoch)
                .field(who.toString())
                .digest();
    }
}

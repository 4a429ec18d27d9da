package io.flock.sdk.transaction;

import java.time.Duration;

/**
 * How long each step may take and how often it is tried.
 *
 * @param evaluate one evaluation on one peer
 * @param endorse collecting the endorsements once; a function's run time counts twice in it
 * @param submit handing the transaction to the orderer once. The first two tries have a third of it, the next two two thirds:
 *     an orderer that has not noticed its leader's death lets it hang
 * @param firstStatus the first wait for the commit status: several batch time-outs. The second is as long, each further
 *     one twice as long as the one before, up to eight times the first
 * @param total the whole call with all its repeats
 * @param conflicts how often a transaction that lost a race is endorsed anew
 * @param firstPause before the first repeat; each further one is twice as long
 * @param longestPause what a pause grows to, before a transaction is sent; between sendings of the same one a second is
 *     the most, since that is about what the election of a leader takes
 */
public record TransactionOptions(
        Duration evaluate,
        Duration endorse,
        Duration submit,
        Duration firstStatus,
        Duration total,
        int conflicts,
        Duration firstPause,
        Duration longestPause) {
    /** 10 s, 15 s, 3 s, 2 s; 60 s in all; 20 conflicts; pauses from 100 ms to 3 s. */
    public static final TransactionOptions DEFAULT = new TransactionOptions(
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            20,
            Duration.ofMillis(100),
            Duration.ofSeconds(3));

    public TransactionOptions {
        for (Duration duration :
                new Duration[] {evaluate, endorse, submit, firstStatus, total, firstPause, longestPause}) {
            if (duration.isZero() || duration.isNegative()) {
                throw new IllegalArgumentException("duration " + duration + " is not positive");
            }
        }
        if (conflicts < 0) {
            throw new IllegalArgumentException("conflicts " + conflicts);
        }
    }

    /** The same with another limit for whole calls. */
    public TransactionOptions withTotal(Duration longest) {
        return new TransactionOptions(
                evaluate, endorse, submit, firstStatus, longest, conflicts, firstPause, longestPause);
    }
}

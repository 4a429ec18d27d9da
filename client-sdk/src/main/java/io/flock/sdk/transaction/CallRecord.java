package io.flock.sdk.transaction;

import java.time.Duration;

/**
 * A call that has ended, one way or the other; without its arguments.
 *
 * @param function {@code contract:Function}
 * @param outcome {@link #SUCCESS}, or the code that the call failed with
 * @param took from the first step to the last, pauses included
 * @param conflicts how often the transaction lost a race and was endorsed anew
 * @param repeats how often a step was made again, at another peer or after a pause; lost races not counted
 */
public record CallRecord(Kind kind, String function, String outcome, Duration took, int conflicts, int repeats) {
    /** The outcome of a call that answered: a submitted transaction is then valid on the ledger. */
    public static final String SUCCESS = "OK";

    /** What was asked of the network. */
    public enum Kind {
        /** A query, which one peer answers. */
        EVALUATE,
        /** A transaction. */
        SUBMIT
    }
}

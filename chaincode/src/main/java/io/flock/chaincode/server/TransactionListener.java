package io.flock.chaincode.server;

import java.time.Duration;

/**
 * Is told of every transaction that a peer has run, when its answer stands: it can't change it. Must neither block nor
 * throw.
 */
@FunctionalInterface
interface TransactionListener {
    /** Listens to nothing. */
    TransactionListener NONE = transaction -> {};

    void answered(Answered transaction);

    /**
     * A transaction with its answer, without its arguments.
     *
     * @param function its full name; {@code unknown} for one that does not exist, whatever the caller wrote
     * @param outcome {@code OK}, or the code that it was refused with
     */
    record Answered(String transactionId, String function, String outcome, Duration took) {}
}

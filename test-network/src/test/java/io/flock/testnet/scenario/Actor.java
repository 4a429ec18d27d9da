package io.flock.testnet.scenario;

import io.flock.protocol.identity.AccountId;

/** One participant at work, wherever it runs. */
interface Actor extends AutoCloseable {
    AccountId account();

    /** Waits until it has ended by itself, which must be a success. */
    void awaitEnd();

    /** Ends it if it has not. */
    @Override
    void close();
}

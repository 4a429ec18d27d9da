package io.flock.sdk.transaction;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import java.util.concurrent.CompletableFuture;

/**
 * A call that is ready to be made, as the client's facades give it; nothing is sent before one of its methods is called. Each
 * use makes the call anew.
 *
 * @param <R> what it answers
 */
@CheckReturnValue
public interface Call<R> {
    /**
     * Makes the call and waits for its answer, up to the deadlines of {@link TransactionOptions}.
     *
     * @throws io.flock.protocol.error.FlockException what the ledger refuses, or how the network failed
     */
    @CanIgnoreReturnValue
    R run();

    /**
     * Makes the call on one of the client's threads; the future fails as {@link #run()} does, also once the client is closed:
     * with CONNECTION_FAILED.
     */
    CompletableFuture<R> runAsync();
}

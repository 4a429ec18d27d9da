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
     * Makes the call on one of the client's threads. The future fails as {@link #run()} does, with the FlockException as the
     * cause of what {@code join()} and {@code get()} throw. It fails with CONNECTION_FAILED when the client is closed before
     * it has ended. A cancelled future ends nothing: what was sent stays sent.
     */
    CompletableFuture<R> runAsync();
}

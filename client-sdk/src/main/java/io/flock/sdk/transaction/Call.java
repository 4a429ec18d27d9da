package io.flock.sdk.transaction;

import com.google.errorprone.annotations.CheckReturnValue;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * A call that is ready to be made; nothing is sent before one of its methods is called. Each use makes the call anew.
 *
 * @param <R> what it answers
 */
@CheckReturnValue
public final class Call<R> {
    private final Supplier<R> body;
    private final Executor executor;

    /** For the SDK's own facades. */
    public Call(Supplier<R> body, Executor executor) {
        this.body = body;
        this.executor = executor;
    }

    /**
     * Makes the call and waits for its answer, up to the deadlines of {@link TransactionOptions}.
     *
     * @throws io.flock.protocol.error.FlockException what the ledger refuses, or how the network failed
     */
    @com.google.errorprone.annotations.CanIgnoreReturnValue
    public R run() {
        return body.get();
    }

    /**
     * Makes the call on one of the client's threads. The future fails as {@link #run()} does, with the FlockException as the
     * cause of what {@code join()} and {@code get()} throw. It fails with CONNECTION_FAILED when the client is closed before
     * it has ended. A cancelled future ends nothing: what was sent stays sent.
     */
    public CompletableFuture<R> runAsync() {
        try {
            return CompletableFuture.supplyAsync(body, executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    new FlockException(ErrorCode.CONNECTION_FAILED, "the client is closed", "open a new one", e));
        }
    }
}

package io.flock.sdk;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.transaction.Call;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** A call on the caller's thread, or on the client's threads. */
final class ClientCall<R> implements Call<R> {
    private final Supplier<R> body;
    private final Executor executor;

    ClientCall(Supplier<R> body, Executor executor) {
        this.body = body;
        this.executor = executor;
    }

    @Override
    public R run() {
        return body.get();
    }

    @Override
    public CompletableFuture<R> runAsync() {
        try {
            return CompletableFuture.supplyAsync(body, executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    new FlockException(ErrorCode.CONNECTION_FAILED, "the client is closed", "open a new one", e));
        }
    }
}

package io.flock.devnet.internal.gateway;

import io.grpc.Context;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** When a call must be answered: at the caller's deadline, or after the gateway's own time, whichever is first. */
final class Deadline {
    private final ScheduledExecutorService timers;
    private final long end;

    private Deadline(ScheduledExecutorService timers, long end) {
        this.timers = timers;
        this.end = end;
    }

    /** To be called on the thread that handles the call. */
    static Deadline ofCall(Duration own, ScheduledExecutorService timers) {
        long limit = own.toNanos();
        io.grpc.Deadline callers = Context.current().getDeadline();
        long left = callers == null ? limit : Math.min(limit, callers.timeRemaining(TimeUnit.NANOSECONDS));
        return new Deadline(timers, System.nanoTime() + left);
    }

    /** The same result, or DEADLINE_EXCEEDED with this message. What is under way goes on to its end. */
    <T> CompletableFuture<T> limit(CompletableFuture<T> work, String message) {
        if (work.isDone()) {
            return work;
        }
        CompletableFuture<T> limited = new CompletableFuture<>();
        ScheduledFuture<?> timer = timers.schedule(
                () -> limited.completeExceptionally(GatewayError.of(Status.Code.DEADLINE_EXCEEDED, message)),
                Math.max(0, end - System.nanoTime()),
                TimeUnit.NANOSECONDS);
        CompletionStage<T> stage = work;
        stage.whenComplete((result, failure) -> {
            timer.cancel(false);
            if (failure == null) {
                limited.complete(result);
            } else {
                limited.completeExceptionally(failure);
            }
        });
        return limited;
    }
}

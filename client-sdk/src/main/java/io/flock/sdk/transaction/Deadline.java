package io.flock.sdk.transaction;

import io.grpc.CallOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * The moment at which a call with all its repeats must be over.
 *
 * @param clock in nanoseconds, as {@link System#nanoTime}
 */
record Deadline(LongSupplier clock, long nanoTime) {
    static Deadline after(Duration duration, LongSupplier clock) {
        return new Deadline(clock, clock.getAsLong() + duration.toNanos());
    }

    long remaining() {
        return nanoTime - clock.getAsLong();
    }

    boolean isOver() {
        return remaining() <= 0;
    }

    /** A step's own limit, or what is left of the whole if that is less. */
    UnaryOperator<CallOptions> step(Duration limit) {
        long nanos = Math.max(1, Math.min(limit.toNanos(), remaining()));
        return options -> options.withDeadlineAfter(nanos, TimeUnit.NANOSECONDS);
    }
}

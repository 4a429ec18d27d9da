package io.flock.testnet.audit;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.transaction.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** How scenarios make calls. */
public final class Calls {
    private static final Duration LAG = Duration.ofMillis(200);
    private static final int TRIES = 150;

    private Calls() {}

    /** All at once. */
    public static void all(List<Call<?>> calls) {
        CompletableFuture.allOf(calls.stream().map(Call::runAsync).toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /** What is right, but whose peer may not know yet what another's has written: again until it does. */
    public static void whenKnown(Call<?> call, ErrorCode before) {
        for (int tried = 1; ; tried++) {
            try {
                call.run();
                return;
            } catch (FlockException e) {
                if (!e.is(before) || tried == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(LAG.toNanos());
            }
        }
    }

    /** Waits until clients of several organisations, each by its own peer, read the same as all others will. */
    public static <R> void everywhere(List<Call<R>> readings, Predicate<R> known) {
        for (Call<R> reading : readings) {
            int tried = 1;
            while (!known.test(reading.run())) {
                if (tried++ == TRIES) {
                    throw new AssertionError("a peer stays behind the others");
                }
                LockSupport.parkNanos(LAG.toNanos());
            }
        }
    }

    /** What one that must be refused is refused with. */
    public static ErrorCode refusal(Call<?> call) {
        return refusal((Runnable) call::run);
    }

    /** The same of a function called by its name. */
    public static ErrorCode refusal(Runnable call) {
        try {
            call.run();
        } catch (FlockException e) {
            return e.code().orElseThrow();
        }
        throw new AssertionError("was not refused");
    }

    /**
     * An advance: now, or as soon as the ledger allows it.
     *
     * @param advanceAt epoch second from which time alone does
     */
    public static void advance(Call<?> advance, long advanceAt) {
        while (true) {
            try {
                advance.run();
                return;
            } catch (FlockException e) {
                if (!e.is(ErrorCode.TOO_EARLY)) {
                    throw e;
                }
                LockSupport.parkUntil(
                        Instant.ofEpochSecond(advanceAt).plusMillis(100).toEpochMilli());
            }
        }
    }
}

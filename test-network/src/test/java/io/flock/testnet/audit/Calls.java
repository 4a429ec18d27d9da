package io.flock.testnet.audit;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.transaction.Call;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** How scenarios make calls. */
public final class Calls {
    private Calls() {}

    /** All at once. */
    public static void all(List<Call<?>> calls) {
        CompletableFuture.allOf(calls.stream().map(Call::runAsync).toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /** What one that must be refused is refused with. */
    public static ErrorCode refusal(Call<?> call) {
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

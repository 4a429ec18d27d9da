package io.flock.testnet;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Waits for what another process or thread does. The patience is for a hung scenario, not for a slow machine. A tenth of the
 * time goes into looking, so that those who are waited for have the machine.
 */
public final class Waiting {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long LEAST_PAUSE = Duration.ofMillis(20).toNanos();
    private static final int PAUSES_PER_LOOK = 9;

    private Waiting() {}

    /** The first answer that is there. */
    public static <T> T until(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            long begun = System.nanoTime();
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(Math.max(LEAST_PAUSE, PAUSES_PER_LOOK * (System.nanoTime() - begun)));
        }
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
    }
}

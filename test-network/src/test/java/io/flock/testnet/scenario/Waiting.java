package io.flock.testnet.scenario;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what another process or thread does. The patience is for a hung scenario, not for a slow machine. */
final class Waiting {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK = Duration.ofMillis(20).toNanos();

    private Waiting() {}

    /** The first answer that is there. */
    static <T> T until(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(LOOK);
        }
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
    }
}

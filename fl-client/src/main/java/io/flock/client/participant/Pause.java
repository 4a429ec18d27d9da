package io.flock.client.participant;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between repeats: twice as long each time, capped, with jitter so that accounts do not move in step. */
final class Pause {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final RandomGenerator random;
    private int failures;

    Pause(RandomGenerator random) {
        this.random = random;
    }

    /** The next pause: between half of the step's length and all of it. */
    Duration next() {
        long full = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures++, 10));
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }

    void reset() {
        failures = 0;
    }
}

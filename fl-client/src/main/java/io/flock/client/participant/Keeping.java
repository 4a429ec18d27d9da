package io.flock.client.participant;

import java.time.Duration;

/**
 * When an account advances a phase that anybody may advance.
 *
 * @param grace how long it leaves that to others; zero for the keeper
 */
public record Keeping(Duration grace) {
    /** Advances at once. */
    public static final Keeping KEEPER = new Keeping(Duration.ZERO);

    public Keeping {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace " + grace);
        }
    }
}

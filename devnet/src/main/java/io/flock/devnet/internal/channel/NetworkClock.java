package io.flock.devnet.internal.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The peers' and the orderer's time: a clock that can be set wrong. */
public final class NetworkClock {
    private final Clock clock;
    private volatile Duration skew = Duration.ZERO;

    public NetworkClock(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant().plus(skew);
    }

    public void skew(Duration by) {
        skew = by;
    }
}

package io.flock.client.participant;

import java.util.Optional;

/** Since when a phase could be advanced, as this account has seen it. */
public final class Turn {
    private Optional<Object> openSeen = Optional.empty();
    private long openSince;

    /** Has seen nothing yet. */
    public Turn() {}

    /** Epoch second since which the phase was seen open; {@code now} when it is for the first time. */
    public long since(Object phase, long now) {
        if (!openSeen.equals(Optional.of(phase))) {
            openSeen = Optional.of(phase);
            openSince = now;
        }
        return openSince;
    }
}

package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.PhaseRecord;

/** When time alone allows an advance. */
public final class Deadline {
    private Deadline() {}

    /**
     * The timestamp from which a phase can be left whoever is missing: {@code deadline + 2 · clockWindow}, so that a
     * timestamp as far in the future as the filter lets through makes nobody absent early (attack 39). Epoch seconds.
     */
    public static long advanceAt(PhaseRecord phase, int clockWindowSeconds) {
        return phase.deadline() + 2L * clockWindowSeconds;
    }
}

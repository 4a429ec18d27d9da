package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaPhaseRecord;

/** When time alone allows an advance. */
public final class ArenaDeadline {
    private ArenaDeadline() {}

    /** {@code deadline + 2 · clockWindow}, epoch seconds: nobody can be made absent early by a false timestamp (attack 39). */
    public static long advanceAt(ArenaPhaseRecord phase, int clockWindowSeconds) {
        return phase.deadline() + 2L * clockWindowSeconds;
    }
}

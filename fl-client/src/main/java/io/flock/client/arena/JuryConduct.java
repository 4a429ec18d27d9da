package io.flock.client.arena;

import io.flock.protocol.arena.EpochEntry;
import io.flock.protocol.arena.Score;
import java.util.function.Supplier;

/** How a validator scores: {@link #HONEST}, or one of the attacks that are played. Asked again, it says the same. */
@FunctionalInterface
public interface JuryConduct {
    /** Says what it has measured. */
    JuryConduct HONEST = (epoch, entry, measured) -> measured.get();

    /**
     * The score of one submission.
     *
     * @param measured measures it, which may take long
     */
    Score score(int epoch, EpochEntry entry, Supplier<Score> measured);
}

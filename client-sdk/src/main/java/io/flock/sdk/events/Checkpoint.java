package io.flock.sdk.events;

import java.util.Optional;

/** Remembers how far a stream was handled. Used by one stream. */
public interface Checkpoint {
    /** Where to go on; empty before the stream was opened. */
    Optional<Position> position();

    /** Remembers that everything before this position was handled. */
    void save(Position position);

    /** A checkpoint that lasts as long as the process. */
    static Checkpoint inMemory() {
        return new MemoryCheckpoint();
    }
}

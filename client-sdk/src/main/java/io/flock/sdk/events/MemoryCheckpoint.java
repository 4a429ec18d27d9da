package io.flock.sdk.events;

import java.util.Optional;

/** Holds the position in memory. */
final class MemoryCheckpoint implements Checkpoint {
    private volatile Optional<Position> position = Optional.empty();

    @Override
    public Optional<Position> position() {
        return position;
    }

    @Override
    public void save(Position next) {
        position = Optional.of(next);
    }
}

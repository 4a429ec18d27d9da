package io.flock.sdk.events;

import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A checkpoint in a small JSON file, replaced as a whole each time: a crash leaves the old one or the new one. */
public final class FileCheckpoint implements Checkpoint {
    private final Path file;
    private volatile Optional<Position> position;

    private FileCheckpoint(Path file, Optional<Position> position) {
        this.file = file;
        this.position = position;
    }

    /**
     * Opens a checkpoint; a file that is not there begins at the subscription's own start.
     *
     * @throws FlockException STATE_FOLDER_UNUSABLE for a file that is no checkpoint
     */
    public static FileCheckpoint open(Path file) {
        try {
            return new FileCheckpoint(
                    file,
                    Files.exists(file)
                            ? Optional.of(Json.read(Files.readAllBytes(file), Position.class))
                            : Optional.empty());
        } catch (IOException | FlockException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "checkpoint " + file + " can't be read: "
                            + String.valueOf(e.getMessage()).replace('|', '/'),
                    "remove it to begin anew; listeners stand repeats",
                    e);
        }
    }

    @Override
    public Optional<Position> position() {
        return position;
    }

    @Override
    public void save(Position next) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, Json.writeBytes(next));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "checkpoint " + file + " can't be written: " + e,
                    "check owner, rights and free space of its folder",
                    e);
        }
        position = Optional.of(next);
    }
}

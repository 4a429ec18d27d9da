package io.flock.sdk.events;

import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A checkpoint in a small JSON file, replaced as a whole each time: a crash of the process or the machine leaves the old one or
 * the new one, so that no more than the item that was just handled comes again. For that each save waits until the disk has it,
 * some milliseconds for each item.
 *
 * <p>For one stream and one process, in the default file system. What a crash has left beside it, as {@code <name>.new}, the next save replaces.
 */
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
     * @throws FlockException STATE_FOLDER_UNUSABLE for a file that is no checkpoint, as an empty one, or that can't be read
     */
    public static FileCheckpoint open(Path file) {
        try {
            // A link that leads nowhere is a file that can't be read, not one that is not there.
            return new FileCheckpoint(
                    file,
                    Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
                            ? Optional.empty()
                            : Optional.of(Json.read(Files.readAllBytes(file), Position.class)));
        } catch (IOException | FlockException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "checkpoint " + file + " can't be read: " + said(e),
                    "restore it, or remove it to begin where the subscription says; without a start that is what happens"
                            + " next, and all between is missed",
                    e);
        }
    }

    private static String said(Exception e) {
        return e instanceof FlockException coded ? coded.what() : e.toString().replace('|', '/');
    }

    @Override
    public Optional<Position> position() {
        return position;
    }

    @Override
    public void save(Position next) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            force(fresh, Json.writeBytes(next));
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

    /**
     * Otherwise a power failure could leave the name on an empty file. By a stream, which an interrupt does not end: who closes
     * the subscription now has what was handled remembered all the same.
     */
    private static void force(Path fresh, byte[] bytes) throws IOException {
        try (FileOutputStream disk = new FileOutputStream(fresh.toFile())) {
            disk.write(bytes);
            disk.getFD().sync();
        }
    }
}

package io.flock.testnet;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone when it is closed, with all that lies in it. */
public record TemporaryFolder(Path path) implements AutoCloseable {
    /**
     * A new folder.
     *
     * @param prefix of its name
     * @throws FlockException STATE_FOLDER_UNUSABLE
     */
    public static TemporaryFolder create(String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "no temporary folder can be made: " + e,
                    "free some space, or name another with FLOCK_JAVA_OPTS=-Djava.io.tmpdir=…",
                    e);
        }
    }

    /** @throws FlockException STATE_FOLDER_UNUSABLE: something in it can't be deleted */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "the temporary folder " + path + " can't be deleted: " + e,
                    "delete it yourself",
                    e);
        }
    }
}

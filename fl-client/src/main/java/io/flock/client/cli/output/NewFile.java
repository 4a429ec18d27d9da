package io.flock.client.cli.output;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that a command makes for its user: never over another one. */
public final class NewFile {
    private NewFile() {}

    /**
     * Writes it.
     *
     * @throws FlockException {@code CONFIGURATION_INVALID}
     */
    public static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID, file + " exists already", "name another file, or remove it", e);
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID, file + " can't be written: " + e, "check the path", e);
        }
    }
}

package io.flock.testnet;

import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** What a network was made with, as its folder keeps it. One that can't be read is left as it is: it may be another program's. */
public final class SettingsFile {
    private SettingsFile() {}

    /**
     * The settings; empty when nothing has the file's name.
     *
     * @throws FlockException STATE_FOLDER_UNUSABLE, with the file's name, for anything but whole settings of this version
     */
    public static <T> Optional<T> read(Path file, Class<T> type) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            throw unusable(file, "are no file", null);
        }
        try {
            if (Files.size(file) > Json.MAX_LENGTH) {
                throw unusable(file, "have " + Files.size(file) + " bytes", null);
            }
            return Optional.of(Json.read(Files.readAllBytes(file), type));
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "the network's settings can't be read: " + e.toString().replace('|', '/'),
                    "check owner and rights of " + file.toAbsolutePath() + ", or name another folder with --home",
                    e);
        } catch (FlockException e) {
            throw e.is(ErrorCode.STATE_FOLDER_UNUSABLE)
                    ? e
                    : unusable(file, "are damaged, or of another version or program: " + e.what(), e);
        }
    }

    private static FlockException unusable(Path file, String why, FlockException cause) {
        return new FlockException(
                ErrorCode.STATE_FOLDER_UNUSABLE,
                "the network's settings " + file.toAbsolutePath() + " " + why,
                "restore " + file.getFileName() + " from a backup, remove the network with 'flock network clean', or,"
                        + " where the file is another program's, name another folder with --home",
                cause);
    }
}

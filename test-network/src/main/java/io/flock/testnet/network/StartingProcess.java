package io.flock.testnet.network;

import io.flock.client.cli.network.KnownProcess;
import io.flock.client.cli.network.NetworkHome;
import io.flock.client.file.WholeFile;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process of an embedded network from its start until it is up, as the state folder names it: whoever ends or removes
 * the network meanwhile must find it.
 *
 * @param startedAt in milliseconds since 1970
 */
record StartingProcess(long pid, long startedAt) implements StateDocument {
    /** Its name in the state folder. */
    static final String FILE = "starting.json";

    /** Writes down a process that was just started. */
    static void write(NetworkHome home, ProcessHandle process) {
        StartingProcess starting = new StartingProcess(process.pid(), KnownProcess.startOf(process));
        try {
            WholeFile.ofOwner(file(home)).write(Json.writeBytes(starting));
        } catch (IOException e) {
            throw unusable(home, "can't be written: " + e, e);
        }
    }

    /** The process that starts in a folder; empty when none does, whatever the folder says. */
    static Optional<KnownProcess> find(NetworkHome home) {
        if (!Files.exists(file(home))) {
            return Optional.empty();
        }
        try {
            StartingProcess starting = Json.read(Files.readAllBytes(file(home)), StartingProcess.class);
            return KnownProcess.find(starting.pid(), starting.startedAt());
        } catch (IOException | FlockException e) {
            throw unusable(home, "holds a " + FILE + " that can't be read", e);
        }
    }

    /** It is up, or has ended. */
    static void clear(NetworkHome home) {
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException e) {
            throw unusable(home, "can't be written: " + e, e);
        }
    }

    private static Path file(NetworkHome home) {
        return home.folder().resolve(FILE);
    }

    private static FlockException unusable(NetworkHome home, String why, Exception cause) {
        return new FlockException(
                ErrorCode.STATE_FOLDER_UNUSABLE,
                "state folder " + home.folder().toAbsolutePath() + " " + why,
                "check owner, rights and space; remove " + FILE + " when nothing starts there",
                cause);
    }
}

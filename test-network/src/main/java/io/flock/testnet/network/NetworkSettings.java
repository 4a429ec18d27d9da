package io.flock.testnet.network;

import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a network was made with; kept in its folder, so that the next start is of the same network. */
record NetworkSettings(
        int basePort, int batchTimeoutMillis, FoundingDocument founding, @Limit(1024) List<AccountId> accounts)
        implements StateDocument {

    static Optional<NetworkSettings> read(Path folder) {
        Path file = file(folder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), NetworkSettings.class));
        } catch (IOException | FlockException e) {
            throw unusable(folder, "holds settings that can't be read: " + e.getMessage(), e);
        }
    }

    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.write(file(folder), Json.writeBytes(this));
        } catch (IOException e) {
            throw unusable(folder, "can't be written: " + e, e);
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("settings.json");
    }

    private static FlockException unusable(Path folder, String why, Exception cause) {
        return new FlockException(
                ErrorCode.STATE_FOLDER_UNUSABLE,
                "state folder " + folder.toAbsolutePath() + " " + why.replace('|', '/'),
                "check owner and rights, or name another with --home",
                cause);
    }
}

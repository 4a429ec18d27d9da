package io.flock.testnet.network;

import io.flock.client.file.WholeFile;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.testnet.SettingsFile;
import io.flock.testnet.process.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a network was made with; kept in its folder, so that the next start is of the same network.
 *
 * @param basePort first of its ports, one after the other; 0: any free ones, from the next start on the same
 */
record NetworkSettings(
        @Range(max = 65_535) int basePort,
        @Range(max = 3_600_000) int batchTimeoutMillis,
        FoundingDocument founding,
        @Limit(1024) List<AccountId> accounts)
        implements StateDocument {
    NetworkSettings {
        accounts = List.copyOf(accounts);
        if (accounts.isEmpty()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "accounts are none");
        }
    }

    /** @throws FlockException STATE_FOLDER_UNUSABLE */
    static Optional<NetworkSettings> read(Path folder) {
        return SettingsFile.read(file(folder), NetworkSettings.class);
    }

    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            WholeFile.ofOwner(file(folder)).write(Json.writeBytes(this));
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "state folder " + folder.toAbsolutePath() + " can't be written: "
                            + e.toString().replace('|', '/'),
                    "check owner and rights, or name another with --home",
                    e);
        }
    }

    /** The same with what is asked for now, which a network may change from one start to the next. */
    NetworkSettings with(Optional<Integer> port, Optional<Duration> batchTimeout) {
        return new NetworkSettings(
                port.orElse(basePort),
                batchTimeout.map(wait -> Math.toIntExact(wait.toMillis())).orElse(batchTimeoutMillis),
                founding,
                accounts);
    }

    /**
     * The same with ports, from now on: clients that were told them find the network again.
     *
     * @throws FlockException PORT_IN_USE: not one block is free
     */
    NetworkSettings withPorts() {
        return basePort != 0
                ? this
                : new NetworkSettings(FreePorts.block(ports()), batchTimeoutMillis, founding, accounts);
    }

    /** @throws FlockException PORT_IN_USE: a port that was chosen is taken */
    void requireFree() {
        FreePorts.require(basePort, ports());
    }

    /** A gateway each, and the content node. */
    private int ports() {
        return founding.organisations().size() + 1;
    }

    private static Path file(Path folder) {
        return folder.resolve("settings.json");
    }
}

package io.flock.sdk.connection;

import io.flock.protocol.identity.OrganisationId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where the network is, seen by one organisation: its MSP id and the peers to call, its own first. Read from Fabric's
 * common connection profile (JSON, or YAML in a file named {@code .yaml} or {@code .yml}); sections that a client of
 * the gateway has no use for are ignored.
 */
public record ConnectionProfile(OrganisationId organisation, List<PeerEndpoint> peers) {
    private static final long MAX_BYTES = 1 << 20;

    public ConnectionProfile {
        peers = List.copyOf(peers);
        if (peers.isEmpty()) {
            throw JsonTree.invalid("the profile of " + organisation + " names no peer");
        }
    }

    /**
     * Loads a profile; paths of TLS certificates are relative to its folder.
     *
     * @throws io.flock.protocol.error.FlockException CONFIGURATION_INVALID with the file and the path inside it
     */
    public static ConnectionProfile load(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw JsonTree.invalid(file + " is larger than " + MAX_BYTES + " bytes");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            JsonTree profile =
                    isYaml(file) ? YamlTree.read(file.toString(), text) : JsonTree.read(file.toString(), text);
            return new ProfileReader(profile, file).read();
        } catch (IOException e) {
            throw JsonTree.invalid("connection profile " + file + " can't be read: " + e);
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /**
     * This profile with another organisation's peers behind its own. Any peer of the channel serves as gateway, so
     * with several profiles a client survives the loss of its own organisation's peer.
     */
    public ConnectionProfile with(ConnectionProfile other) {
        Set<PeerEndpoint> all = new LinkedHashSet<>(peers);
        all.addAll(other.peers);
        return new ConnectionProfile(organisation, new ArrayList<>(all));
    }
}

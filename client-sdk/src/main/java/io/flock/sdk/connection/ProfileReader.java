package io.flock.sdk.connection;

import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.OrganisationId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the parts of a common connection profile that say which peers there are and how to trust them. */
final class ProfileReader {
    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("grpc", 7051, "grpcs", 7051);

    private final JsonTree profile;
    private final Path file;

    ProfileReader(JsonTree profile, Path file) {
        this.profile = profile;
        this.file = file;
    }

    ConnectionProfile read() {
        JsonTree organisations = profile.get("organizations");
        String own = profile.find("client")
                .flatMap(client -> client.find("organization"))
                .map(JsonTree::text)
                .orElseGet(() -> onlyName(organisations));
        JsonTree organisation = organisations.get(own);
        return new ConnectionProfile(mspId(organisation), peers(organisation));
    }

    private static String onlyName(JsonTree organisations) {
        List<String> names = organisations.names();
        if (names.size() != 1) {
            throw JsonTree.invalid(organisations.path() + " has " + names.size()
                    + " organisations, and client.organization does not say which is the caller's");
        }
        return names.get(0);
    }

    private static OrganisationId mspId(JsonTree organisation) {
        JsonTree mspId = organisation.get("mspid");
        try {
            return OrganisationId.parse(mspId.text());
        } catch (FlockException e) {
            throw JsonTree.invalid(mspId.path() + ": " + e.what());
        }
    }

    private List<PeerEndpoint> peers(JsonTree organisation) {
        JsonTree peers = profile.get("peers");
        Set<String> names = organisation.find("peers").map(JsonTree::elements).orElse(List.of()).stream()
                .map(JsonTree::text)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        names.addAll(peers.names());
        return names.stream().map(name -> peer(name, peers.get(name))).toList();
    }

    private PeerEndpoint peer(String name, JsonTree peer) {
        JsonTree url = peer.get("url");
        URI address;
        try {
            address = URI.create(url.text());
        } catch (IllegalArgumentException e) {
            throw JsonTree.invalid(url.path() + " is no URL: " + e.getMessage());
        }
        Integer defaultPort = DEFAULT_PORTS.get(String.valueOf(address.getScheme()));
        if (defaultPort == null || address.getHost() == null) {
            throw JsonTree.invalid(url.path() + " must be grpc://host:port or grpcs://host:port, not " + address);
        }
        int port = address.getPort() < 0 ? defaultPort : address.getPort();
        Optional<String> tls = address.getScheme().equals("grpcs") ? Optional.of(certificates(peer)) : Optional.empty();
        return new PeerEndpoint(name, address.getHost(), port, tls, tlsName(peer));
    }

    private static Optional<String> tlsName(JsonTree peer) {
        return peer.find("grpcOptions")
                .flatMap(options -> options.find("ssl-target-name-override").or(() -> options.find("hostnameOverride")))
                .map(JsonTree::text);
    }

    private String certificates(JsonTree peer) {
        JsonTree authorities = peer.get("tlsCACerts");
        Optional<JsonTree> pem = authorities.find("pem");
        if (pem.isPresent()) {
            JsonTree text = pem.get();
            return text.isList()
                    ? text.elements().stream().map(JsonTree::text).collect(Collectors.joining("\n"))
                    : text.text();
        }
        JsonTree path = authorities.get("path");
        Path certificate = file.toAbsolutePath().resolveSibling(path.text());
        try {
            return Files.readString(certificate);
        } catch (IOException e) {
            throw JsonTree.invalid(path.path() + ": " + certificate + " can't be read: " + e);
        }
    }
}

package io.flock.sdk.connection;

import java.util.Optional;

/**
 * A peer whose gateway is called.
 *
 * @param name as the profile names it
 * @param tlsCaCertificates PEM of the authorities that its TLS certificate comes from; empty: without TLS
 * @param tlsName the host name that its certificate carries, where it is not {@code host}
 */
public record PeerEndpoint(
        String name, String host, int port, Optional<String> tlsCaCertificates, Optional<String> tlsName) {
    public PeerEndpoint {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw JsonTree.invalid("peer " + name + ": " + host + ":" + port + " is no address");
        }
    }

    @Override
    public String toString() {
        return name + " (" + host + ":" + port + ")";
    }
}

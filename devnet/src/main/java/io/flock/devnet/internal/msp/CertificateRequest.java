package io.flock.devnet.internal.msp;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a certificate shall say.
 *
 * @param commonName the enrolment id, or a server's name
 * @param role the organisational unit; none for a TLS server
 * @param attributes JSON for the attribute extension, empty for none
 * @param hosts names and addresses of a TLS server
 */
public record CertificateRequest(String commonName, Optional<NodeRole> role, String attributes, List<String> hosts) {
    public CertificateRequest {
        Objects.requireNonNull(role);
        if (commonName.isBlank()) {
            throw new IllegalArgumentException("a certificate has a common name");
        }
        hosts = List.copyOf(hosts);
    }

    public static CertificateRequest member(String id, NodeRole role, String attributes) {
        return new CertificateRequest(id, Optional.of(role), attributes, List.of());
    }

    public static CertificateRequest server(List<String> hosts) {
        return new CertificateRequest(hosts.get(0), Optional.empty(), "", hosts);
    }
}

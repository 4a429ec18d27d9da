package io.flock.devnet.internal.msp;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All keys and certificates of one organisation. */
public final class OrganisationCrypto {
    private final String domain;
    private final CertificateAuthority authority;
    private final CertificateAuthority tlsAuthority;
    private final KeyMaterial node;
    private final KeyMaterial tlsServer;
    private final Map<String, KeyMaterial> users = new TreeMap<>();

    OrganisationCrypto(
            String domain,
            CertificateAuthority authority,
            CertificateAuthority tlsAuthority,
            KeyMaterial node,
            KeyMaterial tlsServer,
            Map<String, KeyMaterial> users) {
        this.domain = domain;
        this.authority = authority;
        this.tlsAuthority = tlsAuthority;
        this.node = node;
        this.tlsServer = tlsServer;
        this.users.putAll(users);
    }

    /** A new organisation with one peer and no users. */
    public static OrganisationCrypto create(String domain, Instant now) {
        return create(NodeKind.PEER, domain, now);
    }

    /** A new organisation with one node and no users. */
    public static OrganisationCrypto create(NodeKind kind, String domain, Instant now) {
        CertificateAuthority authority = CertificateAuthority.create("ca." + domain, domain, now);
        CertificateAuthority tlsAuthority = CertificateAuthority.create("tlsca." + domain, domain, now);
        String host = kind.host(domain);
        return new OrganisationCrypto(
                domain,
                authority,
                tlsAuthority,
                authority.issue(CertificateRequest.member(host, kind.role(), ""), now),
                tlsAuthority.issue(CertificateRequest.server(List.of(host, "localhost", "127.0.0.1")), now),
                Map.of());
    }

    public String domain() {
        return domain;
    }

    public KeyMaterial root() {
        return authority.root();
    }

    public KeyMaterial tlsRoot() {
        return tlsAuthority.root();
    }

    /** The peer or orderer. */
    public KeyMaterial node() {
        return node;
    }

    public KeyMaterial tlsServer() {
        return tlsServer;
    }

    public synchronized Optional<KeyMaterial> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    public synchronized Map<String, KeyMaterial> users() {
        return new TreeMap<>(users);
    }

    /** A certificate for a member that {@link #add} then makes known. */
    public KeyMaterial issue(CertificateRequest request, Instant now) {
        return authority.issue(request, now);
    }

    public synchronized void add(String id, KeyMaterial user) {
        users.put(id, user);
    }
}

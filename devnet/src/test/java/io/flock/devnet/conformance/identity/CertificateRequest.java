package io.flock.devnet.conformance.identity;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What shall stand in a certificate: by default valid since its authority and for a day, without any unit. */
public final class CertificateRequest {
    private final CertificateAuthority issuer;
    private final String commonName;
    private final List<String> units = new ArrayList<>();
    private Instant from;
    private Instant until = Instant.now().plus(Duration.ofDays(1));
    private boolean authority;
    private Optional<byte[]> attributes = Optional.empty();

    CertificateRequest(CertificateAuthority issuer, String commonName) {
        this.issuer = issuer;
        this.commonName = commonName;
        // Not earlier: a chain is checked at the moment at which its last certificate begins.
        this.from = issuer.certificate().getNotBefore().toInstant();
    }

    public CertificateRequest unit(String name) {
        units.add(name);
        return this;
    }

    public CertificateRequest valid(Instant first, Instant last) {
        from = first;
        until = last;
        return this;
    }

    /** Valid for the first minute of its authority only. */
    public CertificateRequest expired() {
        Instant start = issuer.certificate().getNotBefore().toInstant();
        return valid(start, start.plus(Duration.ofMinutes(1)));
    }

    public CertificateRequest asAuthority() {
        authority = true;
        return this;
    }

    /** Attributes in the form of Fabric's CA: a JSON object below {@code attrs}. */
    public CertificateRequest attributes(String json) {
        attributes = Optional.of(json.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public Credentials issue() {
        KeyPair keys = Keys.generate();
        return new Credentials(
                issuer.mspId(),
                Certificates.issue(issuer, keys.getPublic(), commonName, units, from, until, authority, attributes),
                keys.getPrivate());
    }
}

package io.flock.sdk.audit;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.OrganisationId;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an audit knows beforehand.
 *
 * @param channel part of every commitment and seed
 * @param foundingDigest of the document that the auditor's organisation agreed to; empty: any is accepted
 * @param authorities the organisations' CA certificates, without which none of an organisation's endorsers and callers
 *     counts as its own; empty: certificates are not held against any
 */
public record AuditSettings(
        String channel,
        String chaincode,
        Optional<Digest> foundingDigest,
        Map<OrganisationId, List<X509Certificate>> authorities) {
    public AuditSettings {
        authorities = Map.copyOf(authorities);
    }

    /** Without knowledge of the founding document and of authorities. */
    public static AuditSettings of(String channel, String chaincode) {
        return new AuditSettings(channel, chaincode, Optional.empty(), Map.of());
    }
}

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
 * @param orderers the CA certificates of the organisations that run orderers, without which no signature of theirs under a
 *     block counts; empty: those that the channel's configuration in the blocks names
 */
public record AuditSettings(
        String channel,
        String chaincode,
        Optional<Digest> foundingDigest,
        Map<OrganisationId, List<X509Certificate>> authorities,
        Map<OrganisationId, List<X509Certificate>> orderers) {
    public AuditSettings {
        authorities = Map.copyOf(authorities);
        orderers = Map.copyOf(orderers);
    }

    /** Without knowledge of who orders. */
    public AuditSettings(
            String channel,
            String chaincode,
            Optional<Digest> foundingDigest,
            Map<OrganisationId, List<X509Certificate>> authorities) {
        this(channel, chaincode, foundingDigest, authorities, Map.of());
    }

    /** Without knowledge of the founding document and of authorities. */
    public static AuditSettings of(String channel, String chaincode) {
        return new AuditSettings(channel, chaincode, Optional.empty(), Map.of());
    }

    /** The same, knowing who orders. */
    public AuditSettings withOrderers(Map<OrganisationId, List<X509Certificate>> known) {
        return new AuditSettings(channel, chaincode, foundingDigest, authorities, known);
    }
}

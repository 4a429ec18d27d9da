package io.flock.sdk.audit.report;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.audit.AuditSettings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the auditor knew beside the blocks: who does the audit again must know the same.
 *
 * @param foundingDigest of the document that was agreed to; absent: any was accepted
 * @param authorities SHA-256 of the organisations' CA certificates (DER), in order; without any, certificates of endorsers
 *     and callers were held against none
 * @param orderers SHA-256 of the CA certificates of the organisations that run orderers (DER), in order; without any, they
 *     were taken from the channel's configuration in the blocks
 */
public record Knowledge(
        Optional<Digest> foundingDigest,
        @Limit(256) SortedMap<OrganisationId, List<Digest>> authorities,
        @Limit(256) SortedMap<OrganisationId, List<Digest>> orderers) {
    static Knowledge of(AuditSettings settings) {
        return new Knowledge(settings.foundingDigest(), digests(settings.authorities()), digests(settings.orderers()));
    }

    private static SortedMap<OrganisationId, List<Digest>> digests(
            Map<OrganisationId, List<X509Certificate>> authorities) {
        SortedMap<OrganisationId, List<Digest>> digests = new TreeMap<>();
        authorities.forEach((organisation, certificates) -> digests.put(
                organisation,
                certificates.stream().map(Knowledge::digest).sorted().toList()));
        return digests;
    }

    private static Digest digest(X509Certificate certificate) {
        try {
            return Digest.ofBytes(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that was read can't be written", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.flock.sdk.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.OrganisationId;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** Whether a majority of the organisations signed what a transaction wrote. */
final class EndorsementCheck {
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private final Map<OrganisationId, List<X509Certificate>> authorities;
    private final Findings findings;
    /** Peers sign with the same certificate for years: each is read and held against its authorities once. */
    private final Map<ByteString, Endorser> known = new HashMap<>();

    /** An organisation's peer; empty when the certificate comes from none of its authorities. */
    private record Endorser(OrganisationId organisation, Optional<PublicKey> key) {}

    EndorsementCheck(Map<OrganisationId, List<X509Certificate>> authorities, Findings findings) {
        this.authorities = authorities;
        this.findings = findings;
    }

    /** @param members the consortium's organisations at the transaction */
    void check(AuditedTransaction transaction, List<OrganisationId> members) {
        SortedSet<OrganisationId> signed = new TreeSet<>();
        for (Endorsement endorsement : transaction.endorsements()) {
            try {
                Endorser endorser = endorser(endorsement.endorser());
                if (members.contains(endorser.organisation())
                        && endorser.key().isPresent()
                        && verifies(endorser.key().get(), transaction.response(), endorsement)) {
                    signed.add(endorser.organisation());
                }
            } catch (InvalidProtocolBufferException | GeneralSecurityException | FlockException e) {
                findings.transaction(
                        transaction, Difference.Kind.ENDORSEMENT, "endorser", "a readable certificate", e.getMessage());
            }
        }
        int majority = members.size() / 2 + 1;
        if (signed.size() < majority) {
            findings.transaction(
                    transaction,
                    Difference.Kind.ENDORSEMENT,
                    "organisations that signed",
                    "at least " + majority + " of " + members,
                    signed);
        }
    }

    private Endorser endorser(ByteString serialised) throws InvalidProtocolBufferException, GeneralSecurityException {
        Endorser before = known.get(serialised);
        if (before != null) {
            return before;
        }
        SerializedIdentity identity = SerializedIdentity.parseFrom(serialised);
        OrganisationId organisation = OrganisationId.parse(identity.getMspid());
        X509Certificate certificate = Certificates.of(identity);
        Endorser read = new Endorser(
                organisation,
                isCertified(organisation, certificate) ? Optional.of(certificate.getPublicKey()) : Optional.empty());
        known.put(serialised, read);
        return read;
    }

    private boolean isCertified(OrganisationId organisation, X509Certificate certificate) {
        return authorities.isEmpty()
                || authorities.getOrDefault(organisation, List.of()).stream()
                        .anyMatch(authority -> issued(authority, certificate));
    }

    private static boolean issued(X509Certificate authority, X509Certificate certificate) {
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean verifies(PublicKey key, ByteString response, Endorsement endorsement)
            throws GeneralSecurityException {
        // Several times faster than the platform's on Java 17.
        Signature verifier = Signature.getInstance("SHA256withECDSA", BOUNCY_CASTLE);
        try {
            verifier.initVerify(key);
            verifier.update(response.asReadOnlyByteBuffer());
            verifier.update(endorsement.endorser().asReadOnlyByteBuffer());
            return verifier.verify(endorsement.signature().toByteArray());
        } catch (SignatureException | IllegalArgumentException e) {
            // Bouncy Castle refuses a key whose point is on no curve by the latter.
            return false;
        }
    }
}

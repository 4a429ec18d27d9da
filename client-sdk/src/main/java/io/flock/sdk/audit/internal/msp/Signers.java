package io.flock.sdk.audit.internal.msp;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.OrganisationId;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * Reads identities and holds them against their organisations' authorities. Peers and clients sign with the same certificate
 * for years: each is read once, as long as it is among those that signed last.
 */
public final class Signers {
    private static final int REMEMBERED = 4_096;

    private final Map<OrganisationId, List<X509Certificate>> authorities;

    private final RecentMap<ByteString, Signer> known = new RecentMap<>(REMEMBERED);

    /**
     * Of the organisations' own authorities.
     *
     * @param authorities empty: whatever certificate stands in a block is taken
     */
    public Signers(Map<OrganisationId, List<X509Certificate>> authorities) {
        this.authorities = authorities;
    }

    /**
     * The signer behind the bytes of a {@link SerializedIdentity}.
     *
     * @throws FlockException INVALID_ARGUMENT: no organisation can be called so
     */
    public Signer read(ByteString serialised) throws InvalidProtocolBufferException, CertificateException {
        Optional<Signer> before = known.get(serialised);
        if (before.isPresent()) {
            return before.get();
        }
        SerializedIdentity identity = SerializedIdentity.parseFrom(serialised);
        OrganisationId organisation = OrganisationId.parse(identity.getMspid());
        X509Certificate certificate = Certificates.of(identity);
        Signer read = new Signer(
                organisation, certificate, VerificationKey.of(certificate), isCertified(organisation, certificate));
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
}

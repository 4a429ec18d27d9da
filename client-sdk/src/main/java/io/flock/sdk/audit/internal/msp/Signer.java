package io.flock.sdk.audit.internal.msp;

import com.google.protobuf.ByteString;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.OrganisationId;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Who signed something in a block: a client or a peer.
 *
 * @param organisation that it says it belongs to
 * @param key empty: nothing that it could sign with on Fabric
 * @param certified that one of its organisation's authorities issued the certificate; true where the auditor knows no
 *     organisation's
 */
public record Signer(
        OrganisationId organisation, X509Certificate certificate, Optional<VerificationKey> key, boolean certified) {

    /** Whether the signature is its own over the parts, one behind the other. */
    public boolean signed(ByteString signature, ByteString... parts) {
        return key.map(own -> own.verifies(signature, parts)).orElse(false);
    }

    /**
     * As whom the rules know it.
     *
     * @throws FlockException INVALID_ARGUMENT: the certificate's common name is none that an account can have
     */
    public Caller caller() {
        return Certificates.caller(organisation.text(), certificate);
    }
}

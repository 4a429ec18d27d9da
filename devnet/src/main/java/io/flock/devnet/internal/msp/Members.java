package io.flock.devnet.internal.msp;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * All organisations' members: reads identities and checks signatures. What was found valid is remembered, because
 * endorsers, orderer and validator check the same bytes; a failure never is, or a stranger could fill the memory.
 */
public final class Members {
    private static final int IDENTITIES = 4_096;
    private static final int SIGNATURES = 32_768;

    /** A signature found valid. */
    private record Signed(Identity signer, ByteString digest, ByteString signature) {}

    private final Map<String, Membership> organisations = new TreeMap<>();
    private final LruMap<ByteString, IdentityCheck.Valid> identities = new LruMap<>(IDENTITIES);
    private final LruMap<Signed, Boolean> signatures = new LruMap<>(SIGNATURES);

    public Members(Collection<Membership> organisations) {
        organisations.forEach(each -> this.organisations.put(each.mspId(), each));
    }

    /** The identity behind creator or endorser bytes. */
    public IdentityCheck check(ByteString serialised) {
        Optional<IdentityCheck.Valid> known = identities.get(serialised);
        if (known.isPresent()) {
            return known.get();
        }
        IdentityCheck checked = read(serialised);
        if (checked instanceof IdentityCheck.Valid valid) {
            // A copy: the bytes may be a window on a whole block.
            identities.put(ByteString.copyFrom(serialised.toByteArray()), valid);
        }
        return checked;
    }

    /** Whether the identity is a member's and the signature over the message its own. */
    public boolean signed(ByteString serialised, ByteString message, ByteString signature) {
        Optional<Identity> member = check(serialised).member();
        if (member.isEmpty()) {
            return false;
        }
        byte[] digest = Ecdsa.sha256(message.toByteArray());
        // A copy: the bytes may be a window on a whole block.
        byte[] bytes = signature.toByteArray();
        Signed signed = new Signed(member.get(), ByteString.copyFrom(digest), ByteString.copyFrom(bytes));
        if (signatures.get(signed).isPresent()) {
            return true;
        }
        boolean valid = Ecdsa.verify(member.get().key(), digest, bytes);
        if (valid) {
            signatures.put(signed, true);
        }
        return valid;
    }

    /** Remembers a signature that was made here, so that the validator needn't verify it. */
    public ByteString sign(SigningIdentity identity, ByteString message) {
        byte[] digest = Ecdsa.sha256(message.toByteArray());
        ByteString signature = identity.signDigest(digest);
        check(identity.serialised())
                .member()
                .ifPresent(member -> signatures.put(new Signed(member, ByteString.copyFrom(digest), signature), true));
        return signature;
    }

    private IdentityCheck read(ByteString serialised) {
        SerializedIdentity identity;
        try {
            identity = SerializedIdentity.parseFrom(serialised);
        } catch (InvalidProtocolBufferException e) {
            return new IdentityCheck.Malformed("could not deserialize a SerializedIdentity", Optional.empty());
        }
        Optional<X509CertificateHolder> certificate =
                Certificates.parse(identity.getIdBytes().toStringUtf8());
        if (certificate.isEmpty()) {
            return new IdentityCheck.Malformed("could not decode the PEM structure", Optional.empty());
        }
        Membership organisation = organisations.get(identity.getMspid());
        if (organisation == null) {
            return new IdentityCheck.Malformed(
                    "MSP " + identity.getMspid() + " is unknown",
                    Optional.of(certificate.get().getNotAfter().toInstant()));
        }
        return organisation.check(certificate.get());
    }
}

package io.flock.sdk.audit.internal.msp;

import com.google.protobuf.ByteString;
import io.flock.sdk.audit.internal.block.PartsHash;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * Verifies signatures as Fabric's peers do: ECDSA over SHA-256. Whoever has seen a signature (r, s) can also write
 * (r, n − s); peers take only the one with the lower s, so that nobody changes the bytes of another's transaction.
 */
final class VerificationKey {
    private final ECPublicKeyParameters key;
    private final BigInteger highest;

    private VerificationKey(ECPublicKeyParameters key) {
        this.key = key;
        this.highest = key.getParameters().getN().shiftRight(1);
    }

    /** A certificate's key; empty when it is none of an elliptic curve, or no point of its curve. */
    static Optional<VerificationKey> of(X509Certificate certificate) {
        try {
            // Several times faster than the platform's on Java 17, and faster still for a key that signs often.
            return PublicKeyFactory.createKey(certificate.getPublicKey().getEncoded())
                            instanceof ECPublicKeyParameters key
                    ? Optional.of(new VerificationKey(key))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // A stranger's certificate can be odd in many ways; by none of them anybody signs.
            return Optional.empty();
        }
    }

    /** Whether the signature is this key's over the parts, one behind the other. */
    boolean verifies(ByteString signature, ByteString... parts) {
        return EcdsaSignature.read(signature)
                .filter(pair -> pair.s().compareTo(highest) <= 0)
                .map(pair -> verifies(pair, PartsHash.of(parts)))
                .orElse(false);
    }

    private boolean verifies(EcdsaSignature pair, byte[] digest) {
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, key);
        return verifier.verifySignature(digest, pair.r(), pair.s());
    }
}

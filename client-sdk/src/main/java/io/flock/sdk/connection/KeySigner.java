package io.flock.sdk.connection;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/**
 * Signs with a private key in memory, by Bouncy Castle's light-weight ECDSA: on Java 17 several times faster than the
 * platform's. The nonce is RFC 6979's, so that the same bytes get the same signature.
 */
final class KeySigner implements Signer {
    private final ECPrivateKeyParameters key;

    KeySigner(ECPrivateKeyParameters key) {
        this.key = key;
    }

    @Override
    public byte[] sign(byte[] digest) throws GeneralSecurityException {
        ECDSASigner ecdsa = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        ecdsa.init(true, key);
        BigInteger[] parts = ecdsa.generateSignature(digest);
        return LowS.encode(key.getParameters().getN(), parts[0], parts[1]);
    }
}

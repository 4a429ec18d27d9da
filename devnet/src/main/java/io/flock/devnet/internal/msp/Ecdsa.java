package io.flock.devnet.internal.msp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** ECDSA P-256 over SHA-256 in DER. Of the two valid forms of a signature only the one with low S exists here. */
final class Ecdsa {
    private Ecdsa() {}

    /** Signs the SHA-256 of a message. */
    static byte[] sign(ECPrivateKeyParameters key, byte[] digest) {
        ECDSASigner signer = new ECDSASigner();
        signer.init(true, new ParametersWithRandom(key, Curve.RANDOM));
        BigInteger[] pair = signer.generateSignature(digest);
        BigInteger s = pair[1].compareTo(Curve.HALF_ORDER) > 0 ? Curve.ORDER.subtract(pair[1]) : pair[1];
        try {
            return StandardDSAEncoding.INSTANCE.encode(Curve.ORDER, pair[0], s);
        } catch (IOException e) {
            throw new IllegalStateException("two numbers can be encoded", e);
        }
    }

    /** Whether it is the key's signature over the SHA-256 of a message. */
    static boolean verify(ECPublicKeyParameters key, byte[] digest, byte[] signature) {
        try {
            BigInteger[] pair = StandardDSAEncoding.INSTANCE.decode(Curve.ORDER, signature);
            if (pair[1].compareTo(Curve.HALF_ORDER) > 0) {
                return false;
            }
            ECDSASigner verifier = new ECDSASigner();
            verifier.init(false, key);
            return verifier.verifySignature(digest, pair[0], pair[1]);
        } catch (IOException | RuntimeException e) {
            // Bytes of strangers: what can't be decoded is no signature.
            return false;
        }
    }

    static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package io.flock.sdk.connection;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** Brings signatures into the one form that Fabric accepts: of the two valid {@code s}, the one up to n/2. */
final class LowS {
    private LowS() {}

    static byte[] encode(BigInteger order, BigInteger r, BigInteger s) throws GeneralSecurityException {
        try {
            return StandardDSAEncoding.INSTANCE.encode(order, r, s.min(order.subtract(s)));
        } catch (IOException e) {
            throw new SignatureException("r or s is out of the curve's range", e);
        }
    }

    static byte[] normalise(BigInteger order, byte[] der) throws GeneralSecurityException {
        try {
            BigInteger[] parts = StandardDSAEncoding.INSTANCE.decode(order, der);
            return encode(order, parts[0], parts[1]);
        } catch (IOException | IllegalArgumentException e) {
            throw new SignatureException("the signer's answer is no ECDSA signature in DER", e);
        }
    }
}

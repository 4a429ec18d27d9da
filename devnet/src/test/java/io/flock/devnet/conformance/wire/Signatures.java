package io.flock.devnet.conformance.wire;

import com.google.protobuf.ByteString;
import io.flock.devnet.conformance.identity.Credentials;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/** Signatures as the client makes them, and the twin that Fabric refuses. */
public final class Signatures {
    private Signatures() {}

    public static ByteString sign(Credentials signer, ByteString message) {
        try {
            return ByteString.copyFrom(signer.signer().sign(sha256(message)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A signature that is mathematically as good, with the other S: accepting both would let anyone change bytes. */
    public static ByteString highS(Credentials signer, ByteString message) {
        try {
            ASN1Sequence parts = ASN1Sequence.getInstance(sign(signer, message).toByteArray());
            BigInteger order = ((ECPrivateKey) signer.key()).getParams().getOrder();
            BigInteger s = ASN1Integer.getInstance(parts.getObjectAt(1)).getValue();
            DERSequence twin = new DERSequence(
                    new ASN1Integer[] {ASN1Integer.getInstance(parts.getObjectAt(0)), new ASN1Integer(order.subtract(s))
                    });
            return ByteString.copyFrom(twin.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(ByteString message) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(message.toByteArray());
    }
}

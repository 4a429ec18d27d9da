package io.flock.protocol.marketplace;

import io.flock.protocol.codec.TextForm;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A public key on P-256: its SubjectPublicKeyInfo with an uncompressed point, in lower-case hex. */
@TextForm(pattern = SigningKey.GRAMMAR, maxLength = 182)
public record SigningKey(String hex) {
    static final String GRAMMAR = "3059301306072a8648ce3d020106082a8648ce3d03010703420004[0-9a-f]{128}";
    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    public SigningKey {
        if (!PATTERN.matcher(hex).matches()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    Quoted.of(hex) + " is not a public key on P-256",
                    "send the SubjectPublicKeyInfo with an uncompressed point, in hex");
        }
    }

    /** Reads the hex form; INVALID_ARGUMENT for anything but a key on P-256. */
    public static SigningKey parse(String hex) {
        return new SigningKey(hex);
    }

    /** Takes a key as certificates hold it; INVALID_ARGUMENT for other curves. */
    public static SigningKey of(PublicKey key) {
        return new SigningKey(HexFormat.of().formatHex(key.getEncoded()));
    }

    /** Whether the signature over the digest is this key's; false too for a point that is not on the curve. */
    public boolean verifies(Digest digest, VoucherSignature signature) {
        try {
            Signature ecdsa = Signature.getInstance("NONEwithECDSA");
            ecdsa.initVerify(KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(hex))));
            ecdsa.update(digest.bytes());
            return ecdsa.verify(signature.bytes());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}

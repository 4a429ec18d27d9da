package io.flock.sdk.envelope;

import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;

/** Wraps keys for accounts: HPKE in base mode, written as unpadded base64url of encapsulation and cipher text. */
public final class KeyWrap {
    static final int ENCAPSULATION = 32;
    static final int LENGTH = ENCAPSULATION + 32 + 16;
    /** As unpadded base64url. */
    static final int TEXT_LENGTH = (8 * LENGTH + 5) / 6;

    private static final String EPHEMERAL = "flock/ephemeral/v1";

    private KeyWrap() {}

    /**
     * Wraps a key; the same key for the same account and context gives the same text.
     *
     * @param context what it is for, which the receiver has to name again: a key can't be passed on as another's
     * @throws FlockException ENVELOPE_INVALID: no secret can be agreed on with this public key
     */
    public static String wrap(ContentKey key, AccessKey receiver, String context) {
        // Who knows the content key knows all that this ephemeral key protects, so it may derive from it.
        byte[] seed = KeyDerivation.hmac(key.bytes(), EPHEMERAL, receiver.text(), context);
        HPKE suite = suite();
        try {
            HPKEContextWithEncapsulation sender = suite.setupBaseS(
                    receiver.parameters(), context.getBytes(StandardCharsets.UTF_8), suite.deriveKeyPair(seed));
            byte[] sealed = sender.seal(new byte[0], key.bytes());
            byte[] both = Arrays.copyOf(sender.getEncapsulation(), ENCAPSULATION + sealed.length);
            System.arraycopy(sealed, 0, both, ENCAPSULATION, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
            throw new FlockException(
                    ErrorCode.ENVELOPE_INVALID,
                    "no key can be wrapped for " + receiver,
                    "the account has to name another access key",
                    e);
        }
    }

    static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }
}

package io.flock.sdk.envelope;

import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/** What opens keys that were wrapped for an account. Derived from a secret, so that nothing has to be stored. */
public final class AccessKeyPair {
    private final AsymmetricCipherKeyPair pair;

    private AccessKeyPair(AsymmetricCipherKeyPair pair) {
        this.pair = pair;
    }

    /** The pair of a secret seed; RFC 9180's {@code DeriveKeyPair}. */
    public static AccessKeyPair derive(Digest secretSeed) {
        return new AccessKeyPair(KeyWrap.suite().deriveKeyPair(secretSeed.bytes()));
    }

    /** The public half. */
    public AccessKey publicKey() {
        return AccessKey.of((X25519PublicKeyParameters) pair.getPublic());
    }

    /**
     * Opens a wrapped key.
     *
     * @param context what it was wrapped for
     * @throws FlockException ENVELOPE_INVALID: it was wrapped for somebody or something else, or is damaged
     */
    public ContentKey unwrap(String wrapped, String context) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(wrapped);
            if (bytes.length != KeyWrap.LENGTH) {
                throw invalid("a wrapped key has " + KeyWrap.LENGTH + " bytes, not " + bytes.length, null);
            }
            byte[] encapsulation = Arrays.copyOf(bytes, KeyWrap.ENCAPSULATION);
            byte[] sealed = Arrays.copyOfRange(bytes, KeyWrap.ENCAPSULATION, bytes.length);
            byte[] key = KeyWrap.suite()
                    .setupBaseR(encapsulation, pair, context.getBytes(StandardCharsets.UTF_8))
                    .open(new byte[0], sealed);
            return ContentKey.ofBytes(key);
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
            // A point of low order makes the key agreement fail as a state, not as a cipher text.
            throw invalid("the key can't be unwrapped by " + publicKey(), e);
        }
    }

    private static FlockException invalid(String what, Exception cause) {
        return new FlockException(
                ErrorCode.ENVELOPE_INVALID, what, "it was wrapped for another key or purpose, or is damaged", cause);
    }
}

package io.flock.sdk.envelope;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.protocol.identity.AccessKeyGrammar;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/**
 * The public key that keys are wrapped for, as a validator's stake or a member's application names it; see
 * {@link AccessKeyGrammar}.
 */
public record AccessKey(String text) {
    /** Refuses other texts, and points of small order, with ENVELOPE_INVALID. */
    public AccessKey {
        if (!AccessKeyGrammar.isUsable(text)) {
            throw new FlockException(
                    ErrorCode.ENVELOPE_INVALID,
                    Quoted.of(text) + " is no access key",
                    "an access key is " + AccessKeyGrammar.PREFIX
                            + " and the 64 lower-case hex digits of an X25519 public key, none of small order");
        }
    }

    static AccessKey of(X25519PublicKeyParameters key) {
        return new AccessKey(AccessKeyGrammar.PREFIX + HexFormat.of().formatHex(key.getEncoded()));
    }

    X25519PublicKeyParameters parameters() {
        return new X25519PublicKeyParameters(HexFormat.of().parseHex(text.substring(AccessKeyGrammar.PREFIX.length())));
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.flock.sdk.envelope;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/**
 * The public key that keys are wrapped for, as a validator's stake names it: {@code x25519:} and 64 lower-case hex digits.
 */
public record AccessKey(String text) {
    private static final String PREFIX = "x25519:";
    private static final Pattern GRAMMAR = Pattern.compile(PREFIX + "[0-9a-f]{64}");

    /** Refuses other texts with ENVELOPE_INVALID; a key on which no secret can be agreed shows only when it is used. */
    public AccessKey {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new FlockException(
                    ErrorCode.ENVELOPE_INVALID,
                    Quoted.of(text) + " is no access key",
                    "an access key is " + PREFIX + " and 64 lower-case hex digits");
        }
    }

    static AccessKey of(X25519PublicKeyParameters key) {
        return new AccessKey(PREFIX + HexFormat.of().formatHex(key.getEncoded()));
    }

    X25519PublicKeyParameters parameters() {
        return new X25519PublicKeyParameters(HexFormat.of().parseHex(text.substring(PREFIX.length())));
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.flock.protocol.commitment;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.util.HexFormat;

/** 32 bytes as 64 lower-case hex digits. */
final class Hex32 {
    static final String GRAMMAR = "[0-9a-f]{64}";
    static final int BYTES = 32;

    private Hex32() {}

    static void require(String hex, String what) {
        if (!isHex(hex)) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    Quoted.of(hex) + " is not " + what + ", which is 64 lower-case hex digits");
        }
    }

    /** {@link #GRAMMAR} by hand: documents hold hundreds, and each is read by every endorser. */
    private static boolean isHex(String text) {
        if (text.length() != 2 * BYTES) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (!((digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    static String ofBytes(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}

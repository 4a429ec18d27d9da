package io.flock.protocol.commitment;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** 32 bytes as 64 lower-case hex digits. */
final class Hex32 {
    static final String GRAMMAR = "[0-9a-f]{64}";
    static final int BYTES = 32;
    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    private Hex32() {}

    static void require(String hex, String what) {
        if (!PATTERN.matcher(hex).matches()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    Quoted.of(hex) + " is not " + what + ", which is 64 lower-case hex digits");
        }
    }

    static String ofBytes(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}

package io.flock.protocol.identity;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A public key that keys are wrapped for, as text: {@code x25519:} and the key's 32 bytes as 64 lower-case hex digits. Points of
 * small order are none: everybody could open what is wrapped for them, so that wrapping refuses them, and one account that
 * named such a key could keep all others from sealing anything.
 */
public final class AccessKeyGrammar {
    /** What stands before the digits. */
    public static final String PREFIX = "x25519:";

    private static final Pattern PATTERN = Pattern.compile(PREFIX + "[0-9a-f]{64}");

    /** The encodings of points of small order and of what equals one modulo p, the top bit clear: curve25519's and its twist's. */
    private static final List<String> SMALL_ORDER = List.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
            "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private AccessKeyGrammar() {}

    /** Whether the text is an access key that keys can be wrapped for. */
    public static boolean isUsable(String text) {
        return PATTERN.matcher(text).matches() && !SMALL_ORDER.contains(withoutTopBit(text.substring(PREFIX.length())));
    }

    /** X25519 ignores the last byte's top bit. */
    private static String withoutTopBit(String hex) {
        byte[] key = HexFormat.of().parseHex(hex);
        key[key.length - 1] &= 0x7f;
        return HexFormat.of().formatHex(key);
    }
}

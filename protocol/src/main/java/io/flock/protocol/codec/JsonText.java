package io.flock.protocol.codec;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;

/** Canonical JSON strings: the escapes of RFC 8785, everything else as it is. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static void write(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), out);
        }
        out.append('"');
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20) {
                    out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
                } else {
                    out.append(c);
                }
            }
        }
    }

    /** Refuses half a surrogate pair: it has no UTF-8 form, so two different texts would become the same bytes. */
    static String checked(String text, String path) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new FlockException(
                        ErrorCode.INVALID_ARGUMENT, path + " holds half a surrogate pair at position " + i);
            }
        }
        return text;
    }
}

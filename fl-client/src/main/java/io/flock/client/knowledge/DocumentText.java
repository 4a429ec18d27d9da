package io.flock.client.knowledge;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a document's bytes say. */
public final class DocumentText {
    private DocumentText() {}

    /**
     * The text of a document.
     *
     * @param name for messages
     * @throws FlockException DATA_INVALID for bytes that are not UTF-8, for control characters other than line ends and
     *     tabs, as binary files have them, and for a text without a letter or digit
     */
    public static String of(byte[] bytes, String name) {
        String text = decode(bytes, name);
        int at = firstControl(text);
        if (at >= 0) {
            throw invalid(name + " has the control character U+"
                    + String.format(Locale.ROOT, "%04X", (int) text.charAt(at)) + " at " + at
                    + ": it is no text");
        }
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw invalid(name + " has no letter or digit in " + bytes.length + " bytes");
        }
        return text;
    }

    private static String decode(byte[] bytes, String name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            FlockException invalid = invalid(name + " is not UTF-8: " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }

    private static int firstControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
                return i;
            }
        }
        return -1;
    }

    private static FlockException invalid(String what) {
        return new FlockException(ErrorCode.DATA_INVALID, what, "a document is UTF-8 text");
    }
}

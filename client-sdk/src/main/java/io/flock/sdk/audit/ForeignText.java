package io.flock.sdk.audit;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Texts that strangers wrote into blocks, as a report can show them. */
final class ForeignText {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private ForeignText() {}

    /** At most so many characters and an ellipsis; halves of surrogate pairs, which have no UTF-8 form, become {@code ?}. */
    static String cut(String text, int most) {
        String cut = text.length() <= most ? text : text.substring(0, most) + "…";
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /**
     * For a terminal or a log: control and format characters, which could rewrite what stands there, and separators of lines
     * become U+FFFD.
     */
    static String line(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("�");
    }
}

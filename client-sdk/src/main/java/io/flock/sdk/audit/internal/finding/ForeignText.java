package io.flock.sdk.audit.internal.finding;

import java.nio.charset.StandardCharsets;

/** Texts that strangers wrote into blocks, as a report can show them. */
public final class ForeignText {
    private ForeignText() {}

    /** At most so many characters and an ellipsis; halves of surrogate pairs, which have no UTF-8 form, become {@code ?}. */
    public static String cut(String text, int most) {
        String cut = text.length() <= most ? text : text.substring(0, most) + "…";
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}

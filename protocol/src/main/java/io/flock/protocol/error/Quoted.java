package io.flock.protocol.error;

/** A foreign text made fit for an error message: short, and without anything that could forge a line. */
public final class Quoted {
    private static final int LIMIT = 80;

    private Quoted() {}

    /** The text in quotes, cut to 80 characters, everything but printable ASCII replaced by {@code ?}. */
    public static String of(String text) {
        return of(text, LIMIT);
    }

    /** The same, cut to so many characters. */
    public static String of(String text, int limit) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < text.length() && i < limit; i++) {
            char c = text.charAt(i);
            quoted.append(c >= ' ' && c < 0x7f && c != '|' ? c : '?');
        }
        if (text.length() > limit) {
            quoted.append("… (").append(text.length()).append(" characters)");
        }
        return quoted.append('\'').toString();
    }
}

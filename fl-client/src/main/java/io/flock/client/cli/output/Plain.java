package io.flock.client.cli.output;

/** Text of strangers on a terminal: without control characters, which could rewrite what stands there. */
public final class Plain {
    private Plain() {}

    /** The text, with � in place of each of them. */
    public static String text(String foreign) {
        return foreign.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "�");
    }
}

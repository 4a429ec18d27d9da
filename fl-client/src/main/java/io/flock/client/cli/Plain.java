package io.flock.client.cli;

/** Text of strangers on a terminal: without control characters, which could rewrite what stands there. */
final class Plain {
    private Plain() {}

    static String text(String foreign) {
        return foreign.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "�");
    }
}

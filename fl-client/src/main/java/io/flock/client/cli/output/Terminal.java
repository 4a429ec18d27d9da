package io.flock.client.cli.output;

/** Whether a person looks at the output. The launcher knows: from JDK 22 on, Java's console no longer tells. */
public final class Terminal {
    private Terminal() {}

    /** Whether output and errors both go to a terminal, as {@code -Dflock.terminal=true} says. */
    public static boolean isThere() {
        return Boolean.getBoolean("flock.terminal");
    }
}

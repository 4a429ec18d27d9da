package io.flock.client.engine.djl;

/** The Deep Java Library would download what it misses, and report its start. Called before its first use in a process. */
public final class DjlOffline {
    private DjlOffline() {}

    /** Nothing is fetched and nobody is told. */
    public static void require() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }
}

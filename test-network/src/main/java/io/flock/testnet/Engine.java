package io.flock.testnet;

import java.util.Locale;

/** What stands behind the wire. */
public enum Engine {
    /** Fabric's wire protocols in one JVM; needs nothing installed. */
    DEVNET,
    /** Fabric's own processes on this machine. */
    FABRIC;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.flock.devnet.internal.msp;

import java.util.Locale;

/** The organisational units by which certificates say what they are for. */
public enum NodeRole {
    CLIENT,
    PEER,
    ADMIN,
    ORDERER;

    /** The unit's name as it stands in a certificate. */
    public String unit() {
        return name().toLowerCase(Locale.ROOT);
    }
}

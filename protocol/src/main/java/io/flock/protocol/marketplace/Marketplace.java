package io.flock.protocol.marketplace;

/** The contract's name. */
public final class Marketplace {
    /** As functions begin. */
    public static final String CONTRACT = "marketplace";

    private Marketplace() {}
}

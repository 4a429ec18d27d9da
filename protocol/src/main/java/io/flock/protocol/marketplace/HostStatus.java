package io.flock.protocol.marketplace;

/** Where a host of a listing stands. */
public enum HostStatus {
    ACTIVE,
    /** Takes no new channels; can settle for one dispute window, and gets its stake back after a second one. */
    STOPPING,
    /** Its stake is back. */
    STOPPED,
    /** It settled a channel beyond its final account, or gave two, and lost its stake. */
    SLASHED
}

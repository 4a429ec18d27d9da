package io.flock.protocol.marketplace;

/** Where a payment channel stands. */
public enum ChannelStatus {
    OPEN,
    /** The consumer asked to close; until the window ends the host settles what it has, and the higher voucher wins. */
    CLOSING,
    /** What was left went back to the consumer. */
    CLOSED
}

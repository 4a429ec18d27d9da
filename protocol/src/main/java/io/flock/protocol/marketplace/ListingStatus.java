package io.flock.protocol.marketplace;

/** Where a listing stands. */
public enum ListingStatus {
    ACTIVE,
    /** No new channels and no new money; the lister can end it. */
    SUSPENDED,
    /** For good. What was signed before can be settled for one dispute window. */
    WITHDRAWN
}

package io.flock.protocol.marketplace;

import io.flock.protocol.codec.Range;
import io.flock.protocol.identity.ListingId;

/** A version of a listing; the first is 1. */
public record VersionRef(ListingId listing, @Range(min = 1, max = 999_999) int version) {
    @Override
    public String toString() {
        return listing + " version " + version;
    }
}

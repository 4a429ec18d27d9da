package io.flock.protocol.marketplace.view;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.marketplace.Listing;
import java.util.List;
import java.util.Optional;

/** A page of listings. */
public record ModelList(List<Listing> listings, @Limit(100) Optional<String> bookmark) {
    public ModelList {
        listings = List.copyOf(listings);
    }
}

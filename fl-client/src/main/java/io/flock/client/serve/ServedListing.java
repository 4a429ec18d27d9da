package io.flock.client.serve;

import io.flock.protocol.marketplace.Listing;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A listing with the versions in memory; a change makes a new one. */
record ServedListing(Listing listing, NavigableMap<Integer, ServedVersion> versions) {
    ServedListing {
        versions = Collections.unmodifiableNavigableMap(new TreeMap<>(versions));
    }

    ServedVersion current() {
        return versions.lastEntry().getValue();
    }
}

package io.flock.protocol.marketplace.view;

import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.Listing;
import java.util.List;

/** A listing with its last hundred versions, newest first, and its hosts. */
public record ModelView(Listing listing, List<VersionView> versions, List<HostRecord> hosts) {
    public ModelView {
        versions = List.copyOf(versions);
        hosts = List.copyOf(hosts);
    }
}

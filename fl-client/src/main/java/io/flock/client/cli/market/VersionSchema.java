package io.flock.client.cli.market;

import io.flock.client.bundle.DataSection;
import io.flock.client.participant.Bundles;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;

/** The form of the examples that a listed version was trained on, by its bundle. */
final class VersionSchema {
    private VersionSchema() {}

    /**
     * Fetches the bundle.
     *
     * @throws io.flock.protocol.error.FlockException UNKNOWN_MODEL; CONTENT_UNAVAILABLE, BUNDLE_INVALID for the bundle
     */
    static DataSection of(FlockClient flock, IpfsClient content, VersionRef version) {
        return Bundles.fetch(
                        content,
                        flock.marketplace().lineage(version).run().version().bundle())
                .data();
    }
}

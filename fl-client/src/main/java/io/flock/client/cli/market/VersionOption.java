package io.flock.client.cli.market;

import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.sdk.FlockClient;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which version of a model is meant. */
final class VersionOption {
    @Option(names = "--version-number", paramLabel = "N", description = "default: the current one")
    private Optional<Integer> number;

    VersionOption() {}

    VersionRef of(FlockClient flock, ListingId id) {
        return new VersionRef(
                id,
                number.orElseGet(
                        () -> flock.marketplace().model(id).run().listing().versions()));
    }
}

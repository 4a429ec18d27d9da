package io.flock.protocol.marketplace.request;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.VersionRef;
import java.util.List;
import java.util.Optional;

/**
 * Rates a version that the caller's organisation has paid for.
 *
 * @param comment SHA-256 of a text
 * @param examples labelled examples, enveloped
 * @param channels of the caller's organisation, which paid
 */
public record RateModel(
        VersionRef version,
        @Range(min = 1, max = 5) int stars,
        Optional<Digest> comment,
        Optional<ContentRef> examples,
        @Limit(20) List<ChannelId> channels) {
    public RateModel {
        channels = List.copyOf(channels);
    }
}

package io.flock.protocol.marketplace;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/**
 * An organisation's rating of a version; its last one counts.
 *
 * @param by the account that gave it
 * @param weight what the treasury got of the organisation's payments for the version to hosts of others
 * @param comment SHA-256 of a text
 * @param examples labelled examples that the model got wrong, enveloped
 * @param channels the organisation's channels that count
 */
public record Rating(
        VersionRef version,
        AccountId by,
        @Range(min = 1, max = 5) int stars,
        Amount weight,
        Optional<Digest> comment,
        Optional<ContentRef> examples,
        @Limit(20) List<ChannelId> channels,
        long ratedAt)
        implements StateDocument {
    public Rating {
        channels = List.copyOf(channels);
    }
}

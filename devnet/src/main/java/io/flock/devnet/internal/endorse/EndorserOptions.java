package io.flock.devnet.internal.endorse;

import io.flock.devnet.internal.channel.ChannelAccess;
import io.flock.devnet.internal.channel.ChannelDefinition;
import io.flock.devnet.internal.channel.NetworkClock;
import io.flock.devnet.internal.ledger.Ledger;
import java.time.Duration;

/**
 * What all endorsers of a channel share.
 *
 * @param timeWindow how far a proposal's time may be from the peer's
 * @param queryLimit the most entries of one query
 */
public record EndorserOptions(
        ChannelDefinition channel,
        ChannelAccess access,
        Ledger ledger,
        NetworkClock clock,
        Duration timeWindow,
        int queryLimit) {}

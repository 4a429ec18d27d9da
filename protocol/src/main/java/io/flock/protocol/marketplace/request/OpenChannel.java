package io.flock.protocol.marketplace.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** Opens a payment channel of the caller to a host of a listing. */
public record OpenChannel(
        ChannelId channel,
        ListingId listing,
        SigningKey key,
        Amount deposit,
        @Limit(100) Optional<List<CreditId>> collect) {}

package io.flock.protocol.marketplace.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Endpoint;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/**
 * Offers to serve a listing.
 *
 * @param endpoint base address of the API
 * @param key what the host signs final accounts with
 */
public record OfferHosting(
        ListingId listing,
        Endpoint endpoint,
        SigningKey key,
        Amount stake,
        @Limit(100) Optional<List<CreditId>> collect) {}

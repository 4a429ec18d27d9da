package io.flock.protocol.marketplace.request;

import io.flock.protocol.identity.ListingId;
import io.flock.protocol.money.Amount;

/** Changes the price of one prediction. */
public record SetPrice(ListingId listing, Amount price) {}

package io.flock.protocol.marketplace.request;

import io.flock.protocol.identity.ListingId;
import io.flock.protocol.money.Amount;

/** Changes the price of one search in the listing's knowledge base; nothing makes searches free. */
public record SetSearchPrice(ListingId listing, Amount price) {}

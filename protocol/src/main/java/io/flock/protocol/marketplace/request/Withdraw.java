package io.flock.protocol.marketplace.request;

import io.flock.protocol.identity.ListingId;

/** Takes a listing off the market for good. */
public record Withdraw(ListingId listing) {}

package io.flock.protocol.marketplace.request;

import io.flock.protocol.identity.ListingId;

/** Ends hosting: first no new channels, after two dispute windows the stake comes back. */
public record StopHosting(ListingId listing) {}

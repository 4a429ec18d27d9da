package io.flock.protocol.marketplace.request;

import io.flock.protocol.identity.ListingId;

/** Asks for a listing. */
public record GetModel(ListingId listing) {}

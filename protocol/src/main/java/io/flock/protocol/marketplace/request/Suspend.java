package io.flock.protocol.marketplace.request;

import io.flock.protocol.identity.ListingId;

/** Suspends a listing, or resumes it. */
public record Suspend(ListingId listing, boolean suspended) {}

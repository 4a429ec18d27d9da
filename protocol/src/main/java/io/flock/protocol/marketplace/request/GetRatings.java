package io.flock.protocol.marketplace.request;

import io.flock.protocol.marketplace.VersionRef;

/** Asks for the ratings of a version. */
public record GetRatings(VersionRef version) {}

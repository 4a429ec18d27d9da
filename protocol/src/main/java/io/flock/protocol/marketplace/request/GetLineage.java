package io.flock.protocol.marketplace.request;

import io.flock.protocol.marketplace.VersionRef;

/** Asks where a version comes from. */
public record GetLineage(VersionRef version) {}

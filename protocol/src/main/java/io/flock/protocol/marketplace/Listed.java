package io.flock.protocol.marketplace;

import io.flock.protocol.codec.StateDocument;

/** Where a task's result is listed: once. */
public record Listed(VersionRef version) implements StateDocument {}

package io.flock.protocol.arena;

import io.flock.protocol.codec.StateDocument;

/** The key of the final set, public from now on. */
public record FinalKeyRecord(ContentKey key) implements StateDocument {}

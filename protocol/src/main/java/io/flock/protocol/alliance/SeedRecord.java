package io.flock.protocol.alliance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;

/** A preimage revealed in SEED. */
public record SeedRecord(Digest preimage) implements StateDocument {}

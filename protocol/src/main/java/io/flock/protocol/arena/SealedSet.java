package io.flock.protocol.arena;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.Digest;

/**
 * A data set that only the holders of a key can read.
 *
 * @param content the enveloped bytes
 * @param keyDigest SHA-256 of the key, so that a wrong key shows at once (attack 44)
 */
public record SealedSet(ContentRef content, Digest keyDigest) {}

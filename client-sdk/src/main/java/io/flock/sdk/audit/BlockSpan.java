package io.flock.sdk.audit;

import io.flock.protocol.commitment.Digest;

/**
 * Which blocks were read.
 *
 * @param first the number of the first one; 0 when nothing is missing before it
 * @param last the number of the last one
 * @param count how many were read
 * @param lastHash the hash of the last block's header, which the next block names; it fixes the last block's transactions and
 *     all blocks before it, but not which transactions are marked invalid: that stands in the metadata, which no hash covers
 */
public record BlockSpan(long first, long last, long count, Digest lastHash) {}

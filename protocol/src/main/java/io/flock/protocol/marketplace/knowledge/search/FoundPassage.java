package io.flock.protocol.marketplace.knowledge.search;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;

/**
 * A passage with its source. What a host says of a source can be compared with the ledger's record of the document, and the
 * passage with the document's bytes.
 *
 * @param document SHA-256 of the bytes
 * @param cid where they are
 * @param passage its number in the document, from 0
 * @param text the passage itself
 * @param score in millionths; says something only beside the others of the same answer
 */
public record FoundPassage(
        Digest document,
        @Limit(128) String cid,
        @Limit(200) String title,
        @Limit(200) String licence,
        AccountId contributor,
        @Range(max = Integer.MAX_VALUE) int passage,
        @Limit(4_096) String text,
        @Range(max = 1_000_000) int score) {}

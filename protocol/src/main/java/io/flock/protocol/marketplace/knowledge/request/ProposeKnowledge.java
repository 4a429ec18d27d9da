package io.flock.protocol.marketplace.knowledge.request;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.KnowledgeBounds;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import java.util.List;
import java.util.Optional;

/**
 * Proposes a document to a listing's knowledge base.
 *
 * @param content UTF-8 text
 * @param bytes how many it has
 * @param licence under which it may be shown
 * @param collect the caller's credits to fold first
 */
public record ProposeKnowledge(
        ListingId listing,
        ContentRef content,
        @Range(min = 1, max = KnowledgeBounds.MOST_BYTES) int bytes,
        @Limit(200) String title,
        @Limit(200) String licence,
        Optional<List<CreditId>> collect) {

    /** The document that it is about. */
    public KnowledgeRef ref() {
        return new KnowledgeRef(listing, content.digest());
    }
}

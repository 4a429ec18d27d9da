package io.flock.protocol.marketplace.knowledge;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.ListingId;

/**
 * A document of a listing's knowledge base.
 *
 * @param document SHA-256 of its bytes
 */
public record KnowledgeRef(ListingId listing, Digest document) {
    @Override
    public String toString() {
        return "document " + document + " of listing " + listing;
    }
}

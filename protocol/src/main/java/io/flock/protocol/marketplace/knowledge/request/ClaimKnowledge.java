package io.flock.protocol.marketplace.knowledge.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TransactionId;
import java.util.List;

/**
 * Pays the caller's part of what searches in a base earned.
 *
 * @param settlements which to divide first; one that is not there was divided before
 */
public record ClaimKnowledge(ListingId listing, @Limit(100) List<TransactionId> settlements) {
    public ClaimKnowledge {
        settlements = List.copyOf(settlements);
    }
}

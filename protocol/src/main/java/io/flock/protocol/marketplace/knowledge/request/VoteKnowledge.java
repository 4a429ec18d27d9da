package io.flock.protocol.marketplace.knowledge.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.KnowledgeVote;
import java.util.List;

/**
 * Votes on a proposed document.
 *
 * @param ballot which of the document's votes
 * @param locks of the caller, whose gmFLOCK are the weight
 */
public record VoteKnowledge(
        KnowledgeRef document,
        @Range(min = 1, max = 999_999) int ballot,
        boolean accept,
        @Limit(KnowledgeVote.MOST_LOCKS) List<TransactionId> locks) {
    public VoteKnowledge {
        locks = List.copyOf(locks);
    }
}

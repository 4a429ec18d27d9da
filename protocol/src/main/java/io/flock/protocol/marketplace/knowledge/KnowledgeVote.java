package io.flock.protocol.marketplace.knowledge;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.util.List;

/**
 * What an account says of a document.
 *
 * @param accept whether it belongs into the base
 * @param weight the gmFLOCK of the locks
 * @param locks the account's; none of them can be redeemed before the vote is over
 * @param votedAt in epoch seconds
 */
public record KnowledgeVote(
        boolean accept, Amount weight, @Limit(KnowledgeVote.MOST_LOCKS) List<TransactionId> locks, long votedAt) {
    /** As many locks as one vote can name. */
    public static final int MOST_LOCKS = 20;

    public KnowledgeVote {
        locks = List.copyOf(locks);
    }
}

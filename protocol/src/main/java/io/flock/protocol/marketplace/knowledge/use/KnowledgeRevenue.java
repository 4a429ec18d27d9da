package io.flock.protocol.marketplace.knowledge.use;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one settlement of searches left for the contributors whose documents were used.
 *
 * @param uses of each one's documents: the weights by which the amount is divided
 */
public record KnowledgeRevenue(Amount amount, @Limit(DocumentUses.MOST_DOCUMENTS) SortedMap<AccountId, Long> uses)
        implements StateDocument {
    public KnowledgeRevenue {
        uses = Collections.unmodifiableSortedMap(new TreeMap<>(uses));
    }
}

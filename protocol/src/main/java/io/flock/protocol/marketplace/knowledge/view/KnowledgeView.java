package io.flock.protocol.marketplace.knowledge.view;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeVote;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A document with the votes of its last ballot, as they were given: what the cap leaves of them is in the outcome. */
public record KnowledgeView(KnowledgeDocument document, SortedMap<AccountId, KnowledgeVote> votes) {
    public KnowledgeView {
        votes = Collections.unmodifiableSortedMap(new TreeMap<>(votes));
    }
}

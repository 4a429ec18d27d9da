package io.flock.protocol.marketplace.knowledge.view;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import java.util.List;
import java.util.Optional;

/** A page of a knowledge base, in the order of the digests. */
public record KnowledgeList(List<KnowledgeDocument> documents, @Limit(100) Optional<String> bookmark) {
    public KnowledgeList {
        documents = List.copyOf(documents);
    }
}

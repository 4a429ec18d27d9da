package io.flock.client.knowledge;

import io.flock.protocol.codec.Json;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.search.FoundPassage;
import org.apache.lucene.document.Document;

/** The fields of a passage in the index. */
final class IndexField {
    static final String DOCUMENT = "document";
    /** The ledger's record of the document. */
    static final String RECORD = "record";

    static final String NUMBER = "number";
    static final String PASSAGE = "passage";
    static final String WORDS = "words";
    static final String MEANING = "meaning";

    private static final int MILLION = 1_000_000;

    private IndexField() {}

    static FoundPassage passage(Document stored, float score) {
        KnowledgeDocument document = Json.read(stored.get(RECORD), KnowledgeDocument.class);
        return new FoundPassage(
                document.ref().document(),
                document.cid(),
                document.title(),
                document.licence(),
                document.contributor(),
                stored.getField(NUMBER).numericValue().intValue(),
                stored.get(PASSAGE),
                Math.round(score * MILLION));
    }
}

package io.flock.client.serve;

import io.flock.client.knowledge.KnowledgeBases;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.search.SearchAnswer;
import io.flock.protocol.marketplace.knowledge.search.SearchRequest;
import java.util.List;
import java.util.concurrent.Semaphore;

/** One search from its body to its answer: limit, base, passages. */
final class KnowledgeRoute {
    /** Far above a query of a thousand characters, however they are escaped. */
    private static final int MOST_BYTES = 16 << 10;
    /** Each embeds a query, which keeps a core busy for some milliseconds. */
    private static final int AT_ONCE = 8;

    private final Catalog catalog;
    private final KnowledgeBases bases;
    private final RequestLimit limit;
    private final Semaphore free = new Semaphore(AT_ONCE);

    KnowledgeRoute(Catalog catalog, KnowledgeBases bases, ServeSettings settings) {
        this.catalog = catalog;
        this.bases = bases;
        this.limit = new RequestLimit(settings.requestsPerSecond(), System::nanoTime);
    }

    /**
     * Answers a search; nothing where the base is empty.
     *
     * @param caller the address
     * @throws FlockException with a code that has a status
     */
    SearchAnswer answer(String name, byte[] body, String caller) {
        ListingId listing = catalog.find(name).listing().id();
        if (body.length > MOST_BYTES) {
            throw new FlockException(
                    ErrorCode.CONTENT_TOO_LARGE,
                    "the body has " + body.length + " bytes, at most " + MOST_BYTES + " are read",
                    "ask in fewer words");
        }
        SearchRequest request = Json.read(body, SearchRequest.class);
        limit.count(caller);
        if (!free.tryAcquire()) {
            throw new FlockException(ErrorCode.OVERLOADED, AT_ONCE + " searches run already");
        }
        try {
            return new SearchAnswer(bases.find(listing)
                    .map(base -> base.search(request.query(), request.passages()))
                    .orElse(List.of()));
        } finally {
            free.release();
        }
    }
}

package io.flock.sdk.payment;

import com.google.errorprone.annotations.CheckReturnValue;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.KnowledgeStatus;
import io.flock.protocol.marketplace.knowledge.search.FoundPassage;
import io.flock.protocol.marketplace.knowledge.search.SearchAnswer;
import io.flock.protocol.marketplace.knowledge.search.SearchRequest;
import io.flock.sdk.KnowledgeClient;
import io.flock.sdk.MarketplaceClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Searches a model's knowledge base at one of its hosts. No source is believed that the ledger does not know: each document
 * that an answer names is compared with its record, once.
 */
@CheckReturnValue
public final class KnowledgeSearch {
    private final ListingId listing;
    private final AccountId host;
    private final Function<SearchRequest, SearchAnswer> asked;
    private final Function<KnowledgeRef, KnowledgeDocument> ledger;
    private final Map<KnowledgeRef, KnowledgeDocument> known = new ConcurrentHashMap<>();

    KnowledgeSearch(
            ListingId listing,
            AccountId host,
            Function<SearchRequest, SearchAnswer> asked,
            Function<KnowledgeRef, KnowledgeDocument> ledger) {
        this.listing = listing;
        this.host = host;
        this.asked = asked;
        this.ledger = ledger;
    }

    /**
     * At a host of the listing.
     *
     * @param named which; any active one when absent
     * @throws FlockException UNKNOWN_LISTING, HOST_CLOSED when nobody serves it
     */
    public static KnowledgeSearch open(
            MarketplaceClient market, KnowledgeClient ledger, ListingId listing, Optional<AccountId> named) {
        HostRecord record = ActiveHost.of(market.model(listing).run(), named);
        HostApi api = new HostApi(record.endpoint());
        return new KnowledgeSearch(
                listing, record.host(), request -> api.search(listing, request), ref -> ledger.document(ref)
                        .run()
                        .document());
    }

    /** Who answers. */
    public AccountId host() {
        return host;
    }

    /**
     * Asks the host.
     *
     * @throws FlockException CONTENT_MISMATCH for a source that the ledger records otherwise, or has not accepted;
     *     CONNECTION_FAILED, and what the host refuses
     */
    public SearchAnswer ask(SearchRequest request) {
        SearchAnswer answer = asked.apply(request);
        if (answer.passages().size() > request.passages()) {
            throw lie(answer.passages().size() + " passages, at most " + request.passages() + " were asked for");
        }
        answer.passages().forEach(this::compare);
        return answer;
    }

    /** The ledger's record of a passage's document. */
    public KnowledgeDocument source(FoundPassage passage) {
        return known.computeIfAbsent(new KnowledgeRef(listing, passage.document()), ledger);
    }

    private void compare(FoundPassage passage) {
        KnowledgeDocument document = source(passage);
        if (document.status() != KnowledgeStatus.ACCEPTED
                || !document.contributor().equals(passage.contributor())
                || !document.cid().equals(passage.cid())
                || !document.title().equals(passage.title())
                || !document.licence().equals(passage.licence())) {
            throw lie(document.ref() + " as one of " + passage.contributor() + ", on the ledger it is "
                    + document.status() + " and of " + document.contributor());
        }
    }

    private FlockException lie(String what) {
        return new FlockException(
                ErrorCode.CONTENT_MISMATCH, "host " + host + " answered " + what, "choose another host");
    }
}

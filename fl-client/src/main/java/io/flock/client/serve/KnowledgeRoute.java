package io.flock.client.serve;

import io.flock.client.knowledge.KnowledgeBases;
import io.flock.client.knowledge.KnowledgeIndex;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.knowledge.search.FoundPassage;
import io.flock.protocol.marketplace.knowledge.search.SearchAnswer;
import io.flock.protocol.marketplace.knowledge.search.SearchRequest;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** One search from its body to its answer: limit, payment, base, passages. */
final class KnowledgeRoute {
    /** Far above a query of a thousand characters, however they are escaped. */
    private static final int MOST_BYTES = 16 << 10;
    /** Each embeds a query, which keeps a core busy for some milliseconds. */
    private static final int AT_ONCE = 8;
    /** A host shows the last voucher of a channel to all: one that pays nothing more is not its consumer's. */
    private static final Amount LEAST = Amount.ofMicros(1);

    private final Catalog catalog;
    private final KnowledgeBases bases;
    private final SearchBook book;
    private final RequestLimit limit;
    private final Semaphore free = new Semaphore(AT_ONCE);

    KnowledgeRoute(Catalog catalog, KnowledgeBases bases, SearchBook book, ServeSettings settings, LongSupplier nanos) {
        this.catalog = catalog;
        this.bases = bases;
        this.book = book;
        this.limit = new RequestLimit(settings.requestsPerSecond(), nanos);
    }

    /**
     * Answers a search; nothing where the base is empty.
     *
     * @param payment the header's voucher
     * @param address of the caller
     * @throws FlockException with a code that has a status
     */
    SearchAnswer answer(String name, byte[] body, Optional<String> payment, String address) {
        Listing listing = catalog.find(name).listing();
        SearchRequest request = read(body, SearchRequest.class);
        Optional<SearchVoucher> voucher = voucher(listing, payment);
        return voucher.isEmpty() ? find(listing, request, address) : paid(listing, voucher.get(), request, address);
    }

    /**
     * Takes a consumer's signature for the last answer of its channel.
     *
     * @throws FlockException with a code that has a status
     */
    void confirm(byte[] body, String address) {
        limit.count(address);
        book.confirm(read(body, SearchVoucher.class), address);
    }

    private static <T extends Record> T read(byte[] body, Class<T> type) {
        if (body.length > MOST_BYTES) {
            throw new FlockException(
                    ErrorCode.CONTENT_TOO_LARGE,
                    "the body has " + body.length + " bytes, at most " + MOST_BYTES + " are read",
                    "ask in fewer words");
        }
        return Json.read(body, type);
    }

    /** One that is shown is taken, even where searches are free by what this host knows: the price may be a new one. */
    private static Optional<SearchVoucher> voucher(Listing listing, Optional<String> payment) {
        Optional<SearchVoucher> voucher = payment.map(SearchVoucher::parse);
        if (voucher.isEmpty() && listing.searchPrice().isPresent()) {
            throw new FlockException(
                    ErrorCode.PAYMENT_REQUIRED,
                    "a search costs " + listing.searchPrice().get() + " and the request has no header "
                            + SearchVoucher.HEADER);
        }
        return voucher;
    }

    /** Only a search whose voucher was found good counts: else anybody could use up another's allowance, or its turn. */
    private SearchAnswer paid(Listing listing, SearchVoucher voucher, SearchRequest request, String address) {
        return book.pay(
                voucher,
                address,
                listing.id(),
                listing.searchPrice().orElse(LEAST),
                () -> find(listing, request, voucher.channel().toString()),
                answer -> answer.passages().stream()
                        .map(FoundPassage::document)
                        .distinct()
                        .toList());
    }

    private SearchAnswer find(Listing listing, SearchRequest request, String caller) {
        limit.count(caller);
        if (!free.tryAcquire()) {
            throw new FlockException(ErrorCode.OVERLOADED, AT_ONCE + " searches run already");
        }
        try {
            Optional<KnowledgeIndex> base = bases.find(listing.id());
            if (base.isEmpty()) {
                return new SearchAnswer(List.of());
            }
            List<FoundPassage> passages = base.get().search(request.query(), request.passages());
            bases.searched(listing.id());
            return new SearchAnswer(passages);
        } catch (FlockException e) {
            if (e.is(ErrorCode.STATE_FOLDER_UNUSABLE)) {
                bases.searchFailed(listing.id());
            }
            throw e;
        } finally {
            free.release();
        }
    }
}

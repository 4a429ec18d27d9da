package io.flock.sdk.payment;

import com.google.errorprone.annotations.CheckReturnValue;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.KnowledgeStatus;
import io.flock.protocol.marketplace.knowledge.search.FoundPassage;
import io.flock.protocol.marketplace.knowledge.search.SearchAnswer;
import io.flock.protocol.marketplace.knowledge.search.SearchRequest;
import io.flock.protocol.marketplace.view.CloseResult;
import io.flock.protocol.marketplace.view.ModelView;
import io.flock.protocol.money.Amount;
import io.flock.sdk.KnowledgeClient;
import io.flock.sdk.MarketplaceClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Searches a model's knowledge base at one of its hosts. No source is believed that the ledger does not know: each document
 * that an answer names is compared with its record, once. Where searches are paid for, its channel begins to close at the end of
 * a try block, as {@link PaidModel}'s does; without one it stays open for the next time.
 */
@CheckReturnValue
public final class KnowledgeSearch implements AutoCloseable {
    private final ListingId listing;
    private final AccountId host;
    private final Function<SearchRequest, SearchAnswer> asked;
    private final Consumer<SearchAnswer> believed;
    private final Function<KnowledgeRef, KnowledgeDocument> ledger;
    private final Optional<PaidSearches> payment;
    private final Map<KnowledgeRef, KnowledgeDocument> known = new ConcurrentHashMap<>();

    KnowledgeSearch(
            ListingId listing,
            AccountId host,
            Function<SearchRequest, SearchAnswer> asked,
            Consumer<SearchAnswer> believed,
            Function<KnowledgeRef, KnowledgeDocument> ledger,
            Optional<PaidSearches> payment) {
        this.listing = listing;
        this.host = host;
        this.asked = asked;
        this.believed = believed;
        this.ledger = ledger;
        this.payment = payment;
    }

    /**
     * At a host of a listing whose searches are free.
     *
     * @param named which; any active one when absent
     * @throws FlockException UNKNOWN_LISTING, HOST_CLOSED when nobody serves it
     */
    public static KnowledgeSearch open(
            MarketplaceClient market, KnowledgeClient ledger, ListingId listing, Optional<AccountId> named) {
        HostRecord record = ActiveHost.of(market.model(listing).run(), named);
        HostApi api = new HostApi(record.endpoint());
        return new KnowledgeSearch(
                listing,
                record.host(),
                request -> api.search(listing, request, Optional.empty()),
                answer -> {},
                ref -> ledger.document(ref).run().document(),
                Optional.empty());
    }

    /**
     * At a host of a listing, within a budget. Opens a channel where searches have a price, or goes on with one; it is for
     * searches only.
     *
     * @param account the caller's
     * @throws FlockException UNKNOWN_LISTING, HOST_CLOSED when nobody serves it, CHANNEL_CLOSED, INSUFFICIENT_BALANCE,
     *     CONNECTION_FAILED
     */
    public static KnowledgeSearch open(
            MarketplaceClient market,
            KnowledgeClient ledger,
            AccountId account,
            VoucherSigner signer,
            ListingId listing,
            Optional<AccountId> named,
            PaymentPlan plan) {
        ModelView view = market.model(listing).run();
        if (view.listing().searchPrice().isEmpty()) {
            return open(market, ledger, listing, named);
        }
        HostRecord record = ActiveHost.of(view, named);
        PaidChannel channel = PaidChannel.open(market, account, signer, record, plan);
        PaidSearches paid = new PaidSearches(market, signer, channel, view.listing());
        return new KnowledgeSearch(
                listing,
                record.host(),
                paid::ask,
                paid::believe,
                ref -> ledger.document(ref).run().document(),
                Optional.of(paid));
    }

    /** What was paid from its channel so far; nothing where searches are free. */
    public synchronized Amount paid() {
        return payment.map(PaidSearches::paid).orElse(Amount.ZERO);
    }

    /** The channel that pays. */
    public Optional<ChannelId> channel() {
        return payment.map(PaidSearches::channel);
    }

    /** Signs for the last answer: its contributors are paid even if no other search follows. */
    public synchronized void confirm() {
        payment.ifPresent(PaidSearches::confirm);
    }

    /**
     * Signs for the last answer and begins to end the channel, unless that was done; nothing where searches are free. What came
     * of it is in {@link #closed()}.
     */
    @Override
    public synchronized void close() {
        payment.ifPresent(PaidSearches::close);
    }

    /** What the ledger said of the channel's end; empty before {@link #close()}, and where there is no channel. */
    public synchronized Optional<CloseResult> closed() {
        return payment.flatMap(PaidSearches::closed);
    }

    /** Who answers. */
    public AccountId host() {
        return host;
    }

    /**
     * Asks the host.
     *
     * @throws FlockException CONTENT_MISMATCH for a source that the ledger records otherwise, or has not accepted;
     *     CONNECTION_FAILED, INSUFFICIENT_BALANCE when the budget is spent, and what the host refuses
     */
    public synchronized SearchAnswer ask(SearchRequest request) {
        SearchAnswer answer = asked.apply(request);
        if (answer.passages().size() > request.passages()) {
            throw lie(answer.passages().size() + " passages, at most " + request.passages() + " were asked for");
        }
        answer.passages().forEach(this::compare);
        believed.accept(answer);
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

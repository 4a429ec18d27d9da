package io.flock.chaincode.rules.marketplace;

import io.flock.chaincode.rules.Found;
import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.Page;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.RevenueFold;
import io.flock.protocol.marketplace.RevenueSplit;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.request.ClaimKnowledge;
import io.flock.protocol.marketplace.knowledge.request.GetKnowledgeRevenue;
import io.flock.protocol.marketplace.knowledge.request.SettleSearches;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.knowledge.use.KnowledgeRevenue;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.marketplace.knowledge.use.UseRule;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.marketplace.view.SettleResult;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Where searches become money of those whose documents were used. */
public final class Searches {
    private Searches() {}

    /**
     * Takes what searches are worth beyond what was settled before, and divides it: fee and host's part as for predictions,
     * the contributors' into an entry of its own, with the uses that the consumer has signed. Where no document of another
     * organisation than the host's was used, the treasury gets that part. A voucher that is not worth more has no effect.
     *
     * @throws FlockException UNKNOWN_CHANNEL, NOT_AUTHORISED for anybody but the channel's host, CHANNEL_CLOSED,
     *     HOST_CLOSED, LISTING_CLOSED later than one dispute window after the withdrawal, UNKNOWN_DOCUMENT, VOUCHER_INVALID
     */
    public static SettleResult settle(Ledger ledger, SettleSearches request) {
        SearchVoucher voucher = request.paid().voucher();
        PaymentChannel channel = Settling.own(ledger, voucher.channel());
        voucher.check(channel.key(), ledger.transaction().channel());
        if (!channel.settled().isLessThan(voucher.amount())) {
            return new SettleResult(Amount.ZERO, Amount.ZERO);
        }
        Settling.requireOpen(ledger, channel);
        DocumentUses counted = UseRule.counted(channel, request.paid());
        SortedMap<AccountId, Long> contributors = UseRule.contributors(
                documents(ledger, channel, counted), counted, channel.id().host());
        Amount more = voucher.amount().minus(channel.settled());
        RevenueSplit split = RevenueSplit.of(more, channel.terms(), !contributors.isEmpty());
        ledger.put(
                MarketKeys.channel(channel.id()),
                channel.searchedTo(voucher.amount(), request.paid().uses()));
        Settling.pay(ledger, channel, more, split);
        if (!split.contributors().isZero()) {
            ledger.put(
                    MarketKeys.knowledgeRevenue(channel.listing(), ledger.transactionId()),
                    new KnowledgeRevenue(split.contributors(), contributors));
        }
        return new SettleResult(more, split.host());
    }

    private static List<KnowledgeDocument> documents(Ledger ledger, PaymentChannel channel, DocumentUses counted) {
        return counted.answers().keySet().stream()
                .map(document -> Knowledge.document(ledger, new KnowledgeRef(channel.listing(), document)))
                .toList();
    }

    /**
     * Divides settlements among the contributors whose documents they name, and pays the caller what it has earned and was
     * not paid yet. One that names more than can be paid stays as it is, and holds up none of the others.
     *
     * @throws FlockException UNKNOWN_LISTING, NOTHING_TO_CLAIM where nothing was to be divided either
     */
    public static ClaimResult claim(Ledger ledger, ClaimKnowledge request) {
        Listing listing = Market.listing(ledger, request.listing());
        LedgerKey foldKey = MarketKeys.knowledgeFold(listing.id());
        RevenueFold before = ledger.find(foldKey, RevenueFold.class).orElseGet(RevenueFold::none);
        RevenueFold fold = before;
        for (TransactionId settlement : request.settlements()) {
            LedgerKey entry = MarketKeys.knowledgeRevenue(listing.id(), settlement);
            Optional<KnowledgeRevenue> left =
                    ledger.find(entry, KnowledgeRevenue.class).filter(fold::takes);
            if (left.isPresent()) {
                fold = fold.plus(left.get(), listing.id());
                ledger.delete(entry);
            }
        }
        if (!fold.equals(before)) {
            ledger.put(foldKey, fold);
        }
        return Settling.pay(
                ledger,
                MarketKeys.knowledgeClaim(listing.id(), ledger.account()),
                fold,
                !fold.equals(before),
                "the knowledge base of " + listing.id());
    }

    /** What contributors of a base have earned, and which settlements are to be divided. */
    public static RevenueView revenue(Ledger ledger, GetKnowledgeRevenue request) {
        Listing listing = Market.listing(ledger, request.listing());
        RevenueFold fold = ledger.find(MarketKeys.knowledgeFold(listing.id()), RevenueFold.class)
                .orElseGet(RevenueFold::none);
        return MarketViews.revenue(
                ledger,
                divisible(ledger, listing.id(), fold),
                KnowledgeRevenue::amount,
                fold.earnedBy(request.account()),
                MarketKeys.knowledgeClaim(listing.id(), request.account()));
    }

    /** The lowest that one claim can divide, however many that can't be divided stand before them. */
    private static List<Found<KnowledgeRevenue>> divisible(Ledger ledger, ListingId listing, RevenueFold fold) {
        List<Found<KnowledgeRevenue>> open = new ArrayList<>();
        Optional<LedgerKey> from = Optional.empty();
        do {
            Page<KnowledgeRevenue> page = ledger.page(
                    MarketKeys.knowledgeRevenue(listing), from, RevenueView.MOST_SETTLEMENTS, KnowledgeRevenue.class);
            page.documents().stream()
                    .filter(entry -> fold.takes(entry.document()))
                    .limit(RevenueView.MOST_SETTLEMENTS - open.size())
                    .forEach(open::add);
            from = page.next();
        } while (from.isPresent() && open.size() < RevenueView.MOST_SETTLEMENTS);
        return open;
    }
}

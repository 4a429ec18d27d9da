package io.flock.sdk.audit.internal.rules.marketplace;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.RevenueFold;
import io.flock.protocol.marketplace.RevenueSplit;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.request.ClaimKnowledge;
import io.flock.protocol.marketplace.knowledge.request.SettleSearches;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.knowledge.use.KnowledgeRevenue;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.marketplace.knowledge.use.UseRule;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Searches: what the consumer signed is verified again, and divided again by the ledger's own record of the documents. */
final class MarketSearchRules {
    private MarketSearchRules() {}

    static void settle(Replay replay) {
        SearchesPaid paid = replay.request(SettleSearches.class).paid();
        SearchVoucher voucher = paid.voucher();
        MarketState market = new MarketState(replay);
        PaymentChannel channel = market.ownChannel(voucher.channel());
        voucher.check(channel.key(), replay.settings().channel());
        if (!channel.settled().isLessThan(voucher.amount())) {
            return;
        }
        market.requireSettleable(channel);
        DocumentUses counted = UseRule.counted(channel, paid);
        List<KnowledgeDocument> documents = counted.answers().keySet().stream()
                .map(digest -> MarketKnowledgeRules.document(replay, new KnowledgeRef(channel.listing(), digest)))
                .toList();
        SortedMap<AccountId, Long> contributors =
                UseRule.contributors(documents, counted, channel.id().host());
        RevenueSplit split =
                RevenueSplit.of(voucher.amount().minus(channel.settled()), channel.terms(), !contributors.isEmpty());
        replay.put(MarketKeys.channel(channel.id()), channel.searchedTo(voucher.amount(), paid.uses()));
        MarketMoneyRules.pay(replay, channel, split);
        if (!split.contributors().isZero()) {
            replay.put(
                    MarketKeys.knowledgeRevenue(
                            channel.listing(), replay.transaction().id()),
                    new KnowledgeRevenue(split.contributors(), contributors));
        }
    }

    static void claim(Replay replay) {
        ClaimKnowledge request = replay.request(ClaimKnowledge.class);
        ListingId listing = new MarketState(replay).listing(request.listing()).id();
        LedgerKey foldKey = MarketKeys.knowledgeFold(listing);
        RevenueFold before = replay.find(foldKey, RevenueFold.class).orElseGet(RevenueFold::none);
        RevenueFold fold = before;
        for (TransactionId settlement : request.settlements()) {
            LedgerKey key = MarketKeys.knowledgeRevenue(listing, settlement);
            Optional<KnowledgeRevenue> entry =
                    replay.find(key, KnowledgeRevenue.class).filter(fold::takes);
            if (entry.isPresent()) {
                fold = fold.plus(entry.get(), listing);
                replay.delete(key);
            }
        }
        if (!fold.equals(before)) {
            replay.put(foldKey, fold);
        }
        MarketMoneyRules.claim(
                replay, MarketKeys.knowledgeClaim(listing, replay.account()), fold, !fold.equals(before));
    }
}

package io.flock.sdk.explain;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a ledger's transactions moved of the marketplace's money. */
final class MarketTrail {
    private final List<List<Change>> transactions;
    private final List<MarketSettlement> settlements = new ArrayList<>();

    MarketTrail(List<TrailStep> steps) {
        transactions = Change.of(steps);
        Map<LedgerKey, TransactionId> openings = new HashMap<>();
        for (List<Change> changes : transactions) {
            for (Change change : changes) {
                if (change.key().type() == KeyType.CHANNEL) {
                    TransactionId opening = openings.computeIfAbsent(
                            change.key(), key -> change.step().id());
                    MarketSettlement.of(change, opening, changes).ifPresent(settlements::add);
                }
            }
        }
    }

    List<List<Change>> transactions() {
        return transactions;
    }

    /** The settlement that a transaction made of a channel, if it did. */
    Optional<MarketSettlement> settlement(TransactionId transaction) {
        return settlements.stream()
                .filter(settlement -> settlement.transaction().equals(transaction))
                .findFirst();
    }

    /** Every amount of a settlement; WRONG_PHASE for a transaction that settled nothing. */
    MarketExplanation explain(TransactionId transaction) {
        MarketSettlement settlement = settlement(transaction)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.WRONG_PHASE, "transaction " + transaction + " settled no channel in the blocks"));
        return new MarketExplanation(
                "settlement of channel " + settlement.after().id(), settlement.lines());
    }

    /** What settlements of a listing, and their division among contributors, meant to an account. */
    MarketExplanation explain(ListingId listing, AccountId account) {
        List<Line> lines = new ArrayList<>();
        for (MarketSettlement settlement : settlements) {
            ChannelId id = settlement.after().id();
            if (settlement.after().listing().equals(listing)) {
                if (id.consumer().equals(account)) {
                    lines.add(settlement.paid());
                }
                if (id.host().equals(account)) {
                    lines.add(settlement.hosts());
                }
            }
        }
        lines.addAll(new RevenueParts(transactions, listing, account).lines());
        return new MarketExplanation("listing " + listing + " for " + account, lines);
    }

    /** Where a listing's money came from and is; UNKNOWN_LISTING. */
    BalanceSheet listing(ListingId listing) {
        return new MarketSheet(this, key -> key.attributes().get(0).equals(listing.text()), channel -> channel.listing()
                        .equals(listing))
                .sheet("listing " + listing)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.UNKNOWN_LISTING, "no money moved for listing " + listing + " in the blocks"));
    }

    /** Where a channel's money came from and is; UNKNOWN_CHANNEL. */
    BalanceSheet channel(ChannelId id) {
        return new MarketSheet(this, key -> false, (PaymentChannel channel) -> channel.id()
                        .equals(id))
                .sheet("channel " + id)
                .orElseThrow(() ->
                        new FlockException(ErrorCode.UNKNOWN_CHANNEL, "there is no channel " + id + " in the blocks"));
    }
}

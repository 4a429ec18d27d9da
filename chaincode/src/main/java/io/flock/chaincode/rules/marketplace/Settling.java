package io.flock.chaincode.rules.marketplace;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.token.Balances;
import io.flock.chaincode.rules.token.Credits;
import io.flock.chaincode.rules.token.Entries;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.RevenueClaim;
import io.flock.protocol.marketplace.RevenueFold;
import io.flock.protocol.marketplace.RevenueSplit;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.request.ClaimRevenue;
import io.flock.protocol.marketplace.request.SettleVoucher;
import io.flock.protocol.marketplace.view.SettleResult;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Entry;
import java.util.ArrayList;
import java.util.List;

/** Where vouchers become money. */
public final class Settling {
    private Settling() {}

    /**
     * Takes what a voucher is worth beyond what was settled before, and divides it: the fee to the treasury, the host's part
     * as a credit to it, the contributors' into an entry of its own. All are documents of this transaction alone, so that a
     * host settles many channels in one block. A voucher that is not worth more has no effect, so that none is settled twice
     * (attack 32).
     *
     * @throws FlockException UNKNOWN_CHANNEL, NOT_AUTHORISED for anybody but the channel's host, CHANNEL_CLOSED,
     *     HOST_CLOSED, LISTING_CLOSED later than one dispute window after the withdrawal, UNKNOWN_LISTING for a version that
     *     does not exist, VOUCHER_INVALID
     */
    public static SettleResult settle(Ledger ledger, SettleVoucher request) {
        Voucher voucher = request.voucher();
        PaymentChannel channel = own(ledger, voucher.anchor().channel());
        voucher.check(channel.key(), ledger.transaction().channel());
        ModelVersion version = Market.version(
                ledger, new VersionRef(channel.listing(), voucher.anchor().version()));
        if (!channel.settled().isLessThan(voucher.amount())) {
            return new SettleResult(Amount.ZERO, Amount.ZERO);
        }
        requireOpen(ledger, channel);
        Amount more = voucher.amount().minus(channel.settled());
        RevenueSplit split = RevenueSplit.of(more, channel.terms(), version.hasContributors());
        ledger.put(
                MarketKeys.channel(channel.id()),
                channel.settledTo(voucher.amount(), version.ref().version(), split.treasury()));
        pay(ledger, channel, more, split);
        if (!split.contributors().isZero()) {
            ledger.put(MarketKeys.revenue(version.ref(), ledger.transactionId()), new Entry(split.contributors()));
        }
        return new SettleResult(more, split.host());
    }

    /** @throws FlockException UNKNOWN_CHANNEL, NOT_AUTHORISED for anybody but the channel's host */
    static PaymentChannel own(Ledger ledger, ChannelId id) {
        PaymentChannel channel = Market.channel(ledger, id);
        if (!channel.id().host().equals(ledger.account())) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    "channel " + channel.id() + " pays " + channel.id().host() + ", not " + ledger.account());
        }
        return channel;
    }

    /** The parts of host and treasury, a document each; the contributors' is another. */
    static void pay(Ledger ledger, PaymentChannel channel, Amount more, RevenueSplit split) {
        if (!split.host().isZero()) {
            Credits.leave(
                    ledger,
                    channel.id().consumer(),
                    channel.id().host(),
                    split.host(),
                    "settlement of " + channel.id().name());
        }
        Entries.add(ledger, EntryKind.TREASURY, split.treasury());
        ledger.happened(Market.event(ledger, EventKind.VOUCHER_SETTLED, MarketKeys.channel(channel.id()))
                .withAmount(more));
    }

    static void requireOpen(Ledger ledger, PaymentChannel channel) {
        if (channel.status() == ChannelStatus.CLOSED) {
            throw new FlockException(ErrorCode.CHANNEL_CLOSED, "channel " + channel.id() + " is closed");
        }
        long now = ledger.transaction().timestamp();
        int window = Market.bounds(ledger).disputeSeconds();
        HostRecord host = Market.host(ledger, channel.listing(), channel.id().host());
        if (!host.canSettle(now, window)) {
            throw new FlockException(
                    ErrorCode.HOST_CLOSED,
                    "host " + host.host() + " stopped at " + host.stoppedAt().orElse(now) + " and could settle for "
                            + window + " s");
        }
        Listing listing = Market.listing(ledger, channel.listing());
        if (!listing.isSettleable(now, window)) {
            throw Market.closed(listing);
        }
    }

    /**
     * Divides settlements among the contributors of a version, and pays the caller what it has earned and was not paid yet.
     *
     * @throws FlockException UNKNOWN_LISTING, NOTHING_TO_CLAIM where nothing was to be divided either
     */
    public static ClaimResult claim(Ledger ledger, ClaimRevenue request) {
        ModelVersion version = Market.version(ledger, request.version());
        Amount batch = Amount.sum(undivided(ledger, version.ref(), request.settlements()));
        LedgerKey foldKey = MarketKeys.revenueFold(version.ref());
        RevenueFold fold = ledger.find(foldKey, RevenueFold.class).orElseGet(RevenueFold::none);
        if (!batch.isZero()) {
            fold = fold.plus(batch, version);
            ledger.put(foldKey, fold);
        }
        return pay(
                ledger,
                MarketKeys.revenueClaim(version.ref(), ledger.account()),
                fold,
                !batch.isZero(),
                request.version().toString());
    }

    /** Takes what these settlements left off the ledger, to be divided; what is not there was divided before. */
    private static List<Amount> undivided(Ledger ledger, VersionRef version, List<TransactionId> settlements) {
        List<Amount> taken = new ArrayList<>();
        for (TransactionId settlement : settlements) {
            LedgerKey entry = MarketKeys.revenue(version, settlement);
            ledger.find(entry, Entry.class).ifPresent(left -> {
                taken.add(left.amount());
                ledger.delete(entry);
            });
        }
        return taken;
    }

    /**
     * Pays the caller what it has earned and was not paid yet. What was divided stays divided also where that gave the
     * caller nothing: otherwise a page of settlements too small for it would hold up all that come after.
     *
     * @throws FlockException NOTHING_TO_CLAIM where nothing was divided either
     */
    static ClaimResult pay(Ledger ledger, LedgerKey claimKey, RevenueFold fold, boolean divided, String debtor) {
        AccountId account = ledger.account();
        Amount before = ledger.find(claimKey, RevenueClaim.class)
                .map(RevenueClaim::amount)
                .orElse(Amount.ZERO);
        Amount due = fold.earnedBy(account).minus(before);
        if (due.isZero()) {
            if (divided) {
                return new ClaimResult(due);
            }
            throw new FlockException(ErrorCode.NOTHING_TO_CLAIM, debtor + " owes nothing to " + account + " now");
        }
        Balances.add(ledger, account, due);
        ledger.put(claimKey, new RevenueClaim(fold.earnedBy(account)));
        ledger.happened(
                Market.event(ledger, EventKind.REVENUE_CLAIMED, claimKey).withAmount(due));
        return new ClaimResult(due);
    }
}

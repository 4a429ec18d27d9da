package io.flock.sdk.audit.internal.rules.marketplace;

import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.Listed;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.RatingRule;
import io.flock.protocol.marketplace.Referral;
import io.flock.protocol.marketplace.RevenueClaim;
import io.flock.protocol.marketplace.RevenueFold;
import io.flock.protocol.marketplace.RevenueSplit;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.request.ClaimRevenue;
import io.flock.protocol.marketplace.request.RateModel;
import io.flock.protocol.marketplace.request.ReferModel;
import io.flock.protocol.marketplace.request.SettleVoucher;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Entry;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.rules.token.MoneyRules;
import java.util.List;
import java.util.Optional;

/** Vouchers are verified and divided again, and ratings weighed again by what was paid. */
final class MarketMoneyRules {
    private MarketMoneyRules() {}

    static void settle(Replay replay) {
        Voucher voucher = replay.request(SettleVoucher.class).voucher();
        MarketState market = new MarketState(replay);
        PaymentChannel channel = market.ownChannel(voucher.anchor().channel());
        voucher.check(channel.key(), replay.settings().channel());
        ModelVersion version = market.version(
                new VersionRef(channel.listing(), voucher.anchor().version()));
        if (!channel.settled().isLessThan(voucher.amount())) {
            return;
        }
        market.requireSettleable(channel);
        RevenueSplit split =
                RevenueSplit.of(voucher.amount().minus(channel.settled()), channel.terms(), version.hasContributors());
        replay.put(
                MarketKeys.channel(channel.id()),
                channel.settledTo(voucher.amount(), version.ref().version(), split.treasury()));
        pay(replay, channel, split);
        if (!split.contributors().isZero()) {
            replay.put(MarketKeys.revenue(version.ref(), replay.transaction().id()), new Entry(split.contributors()));
        }
    }

    /** The parts of host and treasury. */
    static void pay(Replay replay, PaymentChannel channel, RevenueSplit split) {
        if (!split.host().isZero()) {
            MoneyRules.give(
                    replay,
                    channel.id().consumer(),
                    channel.id().host(),
                    split.host(),
                    "settlement of " + channel.id().name());
        }
        MoneyRules.enter(replay, EntryKind.TREASURY, split.treasury());
    }

    static void claim(Replay replay) {
        ClaimRevenue request = replay.request(ClaimRevenue.class);
        ModelVersion version = new MarketState(replay).version(request.version());
        Amount batch = Amount.ZERO;
        for (TransactionId settlement : request.settlements()) {
            LedgerKey key = MarketKeys.revenue(version.ref(), settlement);
            Optional<Entry> entry = replay.find(key, Entry.class);
            if (entry.isPresent()) {
                batch = batch.plus(entry.get().amount());
                replay.delete(key);
            }
        }
        LedgerKey foldKey = MarketKeys.revenueFold(version.ref());
        RevenueFold fold = replay.find(foldKey, RevenueFold.class).orElseGet(RevenueFold::none);
        if (!batch.isZero()) {
            fold = fold.plus(batch, version);
            replay.put(foldKey, fold);
        }
        claim(replay, MarketKeys.revenueClaim(version.ref(), replay.account()), fold, !batch.isZero());
    }

    /** What the caller has earned and was not paid yet; without any, something was divided at least. */
    static void claim(Replay replay, LedgerKey claimKey, RevenueFold fold, boolean divided) {
        Amount earned = fold.earnedBy(replay.account());
        Amount due = earned.minus(replay.find(claimKey, RevenueClaim.class)
                .map(RevenueClaim::amount)
                .orElse(Amount.ZERO));
        Refusal.unless(divided || !due.isZero(), ErrorCode.NOTHING_TO_CLAIM, "nothing is due to " + replay.account());
        if (due.isZero()) {
            return;
        }
        MoneyRules.add(replay, replay.account(), due);
        replay.put(claimKey, new RevenueClaim(earned));
    }

    static void rate(Replay replay) {
        RateModel request = replay.request(RateModel.class);
        MarketState market = new MarketState(replay);
        market.requireMember();
        Listing listing = market.listing(request.version().listing());
        market.version(request.version());
        List<PaymentChannel> channels =
                request.channels().stream().map(market::channel).toList();
        replay.put(
                MarketKeys.rating(request.version(), market.account().organisation()),
                RatingRule.rate(listing, request, channels, market.account(), market.now()));
    }

    static void refer(Replay replay) {
        ReferModel request = replay.request(ReferModel.class);
        MarketState market = new MarketState(replay);
        market.version(request.version());
        LedgerKey key = MarketKeys.referral(request.version());
        Optional<Referral> before = replay.find(key, Referral.class);
        if (before.isPresent()) {
            RatingRule.requireSame(before.get(), request, market.account());
            return;
        }
        ArenaTaskDocument task = replay.find(ArenaKeys.task(request.task()), ArenaTaskDocument.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_TASK, "there is no Arena task " + request.task()));
        ArenaPhaseRecord phase = replay.find(ArenaKeys.phase(request.task()), ArenaPhaseRecord.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_TASK, "the task has no phase"));
        LedgerKey derived = MarketKeys.derived(request.task());
        Refusal.unless(
                replay.find(derived, Listed.class).isEmpty(),
                ErrorCode.ALREADY_DONE,
                "the task answers another version");
        List<Rating> ratings = List.copyOf(replay.range(MarketKeys.ratings(request.version()), Rating.class)
                .values());
        replay.put(
                key,
                RatingRule.refer(
                        request, task, phase.phase(), ratings, market.bounds(), market.account(), market.now()));
        replay.put(derived, new Listed(request.version()));
    }
}

package io.flock.sdk.audit.internal.rules.marketplace;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.marketplace.ChannelTerms;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.request.CloseChannel;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.request.TopUp;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.rules.token.MoneyRules;
import java.util.Optional;

/** Payment channels: what goes in, and what comes back to the consumer. */
final class MarketChannelRules {
    private MarketChannelRules() {}

    static void open(Replay replay) {
        OpenChannel request = replay.request(OpenChannel.class);
        MarketState market = new MarketState(replay);
        market.requireMember();
        requireConsumer(market, request.channel().consumer());
        LedgerKey key = MarketKeys.channel(request.channel());
        Optional<PaymentChannel> before = replay.find(key, PaymentChannel.class);
        if (before.isPresent()) {
            Refusal.unless(
                    before.get().listing().equals(request.listing())
                            && before.get().key().equals(request.key()),
                    ErrorCode.ALREADY_DONE,
                    "the channel is open otherwise");
            return;
        }
        market.bounds().requireDeposit(request.deposit());
        Listing listing = market.active(request.listing());
        market.activeHost(listing.id(), request.channel().host());
        MoneyRules.fold(replay, request.collect());
        MoneyRules.take(replay, market.account(), request.deposit());
        replay.put(
                key,
                PaymentChannel.opened(
                        request.channel(),
                        listing.id(),
                        request.key(),
                        ChannelTerms.of(market.bounds(), listing),
                        request.deposit()));
    }

    static void topUp(Replay replay) {
        TopUp request = replay.request(TopUp.class);
        MarketState market = new MarketState(replay);
        requireConsumer(market, request.channel().consumer());
        Refusal.unless(!request.more().isZero(), ErrorCode.INVALID_ARGUMENT, "a deposit of nothing");
        PaymentChannel channel = market.channel(request.channel());
        if (channel.deposited().equals(request.deposited().plus(request.more()))) {
            return;
        }
        Refusal.unless(
                channel.deposited().equals(request.deposited()),
                ErrorCode.ALREADY_DONE,
                channel.deposited() + " are paid in");
        Refusal.unless(
                channel.status() == ChannelStatus.OPEN, ErrorCode.CHANNEL_CLOSED, "the channel is " + channel.status());
        market.active(channel.listing());
        market.activeHost(channel.listing(), channel.id().host());
        MoneyRules.fold(replay, request.collect());
        MoneyRules.take(replay, market.account(), request.more());
        replay.put(MarketKeys.channel(channel.id()), channel.toppedUp(request.more()));
    }

    static void close(Replay replay) {
        CloseChannel request = replay.request(CloseChannel.class);
        MarketState market = new MarketState(replay);
        PaymentChannel channel = market.channel(request.channel());
        boolean host = channel.id().host().equals(market.account());
        if (!host) {
            requireConsumer(market, channel.id().consumer());
        }
        if (channel.status() == ChannelStatus.CLOSED) {
            return;
        }
        request.account().ifPresent(account -> requireFinal(market, channel, account));
        if (host || request.account().isPresent()) {
            finish(market, channel);
        } else if (channel.status() == ChannelStatus.OPEN) {
            GovernanceParameters parameters = Membership.parameters(replay);
            long at = market.now() + parameters.marketBounds().disputeSeconds() + 2L * parameters.clockWindowSeconds();
            replay.put(MarketKeys.channel(channel.id()), channel.closing(at));
        } else {
            long at = channel.closesAt().orElseThrow();
            Refusal.unless(market.now() >= at, ErrorCode.TOO_EARLY, "the channel can be closed from " + at + " on");
            finish(market, channel);
        }
    }

    private static void finish(MarketState market, PaymentChannel channel) {
        AccountId consumer = channel.id().consumer();
        if (consumer.equals(market.account())) {
            MoneyRules.add(market.replay(), consumer, channel.held());
        } else if (!channel.held().isZero()) {
            MoneyRules.give(
                    market.replay(),
                    market.account(),
                    consumer,
                    channel.held(),
                    "channel " + channel.id().name());
        }
        market.replay().put(MarketKeys.channel(channel.id()), channel.closed());
    }

    private static void requireFinal(MarketState market, PaymentChannel channel, FinalAccount account) {
        HostRecord host = market.host(channel.listing(), channel.id().host());
        Refusal.unless(
                account.channel().equals(channel.id())
                        && account.isSignedBy(
                                host.key(), market.replay().settings().channel())
                        && !channel.settled().isLessThan(account.amount()),
                ErrorCode.VOUCHER_INVALID,
                "a final account of " + account.amount() + ", " + channel.settled() + " are settled");
    }

    private static void requireConsumer(MarketState market, AccountId consumer) {
        Refusal.unless(
                consumer.equals(market.account()), ErrorCode.NOT_AUTHORISED, "the channel is " + consumer + "'s");
    }
}

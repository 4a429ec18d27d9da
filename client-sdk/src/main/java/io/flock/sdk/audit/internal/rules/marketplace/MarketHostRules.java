package io.flock.sdk.audit.internal.rules.marketplace;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.DoubleSettlement;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.HostStatus;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.request.OfferHosting;
import io.flock.protocol.marketplace.request.ProveDoubleSettlement;
import io.flock.protocol.marketplace.request.StopHosting;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.rules.token.MoneyRules;
import java.util.Optional;

/** Hosts' stakes: locked, given back after their windows, or taken for a broken final account. */
final class MarketHostRules {
    private MarketHostRules() {}

    static void offer(Replay replay) {
        OfferHosting request = replay.request(OfferHosting.class);
        MarketState market = new MarketState(replay);
        market.requireMember();
        market.active(request.listing());
        LedgerKey key = MarketKeys.host(request.listing(), market.account());
        Optional<HostRecord> before = replay.find(key, HostRecord.class);
        before.ifPresent(host ->
                Refusal.unless(host.key().equals(request.key()), ErrorCode.ALREADY_DONE, "the host has another key"));
        if (before.filter(host -> host.status() != HostStatus.STOPPED).isPresent()) {
            HostRecord host = market.activeHost(request.listing(), market.account());
            Refusal.unless(
                    host.stake().equals(request.stake()), ErrorCode.ALREADY_DONE, "the stake is " + host.stake());
        } else {
            Refusal.unless(
                    !request.stake().isLessThan(market.bounds().minHostStake()),
                    ErrorCode.STAKE_TOO_LOW,
                    "a host's stake of " + request.stake());
            MoneyRules.fold(replay, request.collect());
            MoneyRules.take(replay, market.account(), request.stake());
        }
        replay.put(
                key,
                new HostRecord(
                        request.listing(),
                        market.account(),
                        request.endpoint(),
                        request.key(),
                        request.stake(),
                        HostStatus.ACTIVE,
                        Optional.empty()));
    }

    static void stop(Replay replay) {
        MarketState market = new MarketState(replay);
        HostRecord host = market.host(replay.request(StopHosting.class).listing(), market.account());
        LedgerKey key = MarketKeys.host(host.listing(), host.host());
        Refusal.unless(host.status() != HostStatus.SLASHED, ErrorCode.HOST_CLOSED, "the host was slashed");
        if (host.status() == HostStatus.ACTIVE) {
            replay.put(key, host.stopping(market.now()));
        } else if (host.status() == HostStatus.STOPPING) {
            GovernanceParameters parameters = Membership.parameters(replay);
            long free = host.freeAt(parameters.marketBounds().disputeSeconds(), parameters.clockWindowSeconds());
            Refusal.unless(market.now() >= free, ErrorCode.TOO_EARLY, "the stake is free from " + free + " on");
            MoneyRules.add(replay, host.host(), host.stake());
            replay.put(key, host.stopped());
        }
    }

    static void prove(Replay replay) {
        ProveDoubleSettlement request = replay.request(ProveDoubleSettlement.class);
        MarketState market = new MarketState(replay);
        PaymentChannel channel = market.channel(request.account().channel());
        HostRecord host = market.host(channel.listing(), channel.id().host());
        DoubleSettlement proven = DoubleSettlement.judge(
                channel,
                host,
                request.account(),
                request.other(),
                replay.settings().channel());
        if (host.status() == HostStatus.SLASHED) {
            return;
        }
        Refusal.unless(host.status() != HostStatus.STOPPED, ErrorCode.HOST_CLOSED, "the stake is gone");
        Amount back = proven.excess().min(host.stake());
        replay.put(MarketKeys.host(host.listing(), host.host()), host.slashed());
        if (!back.isZero()) {
            MoneyRules.give(
                    replay,
                    host.host(),
                    channel.id().consumer(),
                    back,
                    "double settlement of " + channel.id().name());
        }
        MoneyRules.enter(replay, EntryKind.TREASURY, host.stake().minus(back));
    }
}

package io.flock.chaincode.rules.marketplace;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.chaincode.rules.token.Balances;
import io.flock.chaincode.rules.token.Credits;
import io.flock.chaincode.rules.token.Entries;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.TimeText;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.DoubleSettlement;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.HostStatus;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.request.OfferHosting;
import io.flock.protocol.marketplace.request.ProveDoubleSettlement;
import io.flock.protocol.marketplace.request.StopHosting;
import io.flock.protocol.marketplace.view.StopResult;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** What hosts put at stake. */
public final class Hosting {
    private Hosting() {}

    /**
     * Locks a stake and says where the model is served. Again with the same key and stake changes the address; after a stop
     * it begins anew, with the same key: what was signed with it stays provable.
     *
     * @throws FlockException NOT_A_MEMBER, UNKNOWN_LISTING, LISTING_CLOSED, STAKE_TOO_LOW, ALREADY_DONE for another key or
     *     stake, HOST_CLOSED for who was slashed or is stopping, INSUFFICIENT_BALANCE
     */
    public static void offer(Ledger ledger, OfferHosting request) {
        Membership.require(ledger, ledger.caller().organisation());
        Listing listing = Market.open(ledger, request.listing());
        LedgerKey key = MarketKeys.host(listing.id(), ledger.account());
        Optional<HostRecord> before = ledger.find(key, HostRecord.class);
        HostRecord record = new HostRecord(
                listing.id(),
                ledger.account(),
                request.endpoint(),
                request.key(),
                request.stake(),
                HostStatus.ACTIVE,
                Optional.empty());
        if (before.isEmpty() || before.get().status() == HostStatus.STOPPED) {
            before.ifPresent(stopped -> requireKey(stopped, record));
            lock(ledger, request);
        } else {
            requireKey(before.get(), record);
            Market.activeHost(ledger, listing.id(), ledger.account());
            if (!before.get().stake().equals(request.stake())) {
                throw new FlockException(
                        ErrorCode.ALREADY_DONE,
                        ledger.account() + " hosts listing " + listing.id() + " with a stake of "
                                + before.get().stake());
            }
        }
        ledger.put(key, record);
        ledger.happened(Market.event(ledger, EventKind.HOSTING_OFFERED, key).withAmount(request.stake()));
    }

    private static void lock(Ledger ledger, OfferHosting request) {
        Amount least = Market.bounds(ledger).minHostStake();
        if (request.stake().isLessThan(least)) {
            throw new FlockException(
                    ErrorCode.STAKE_TOO_LOW, "a host stakes at least " + least + ", not " + request.stake());
        }
        Balances.fold(ledger, ledger.account(), request.collect().orElse(List.of()));
        Balances.take(ledger, ledger.account(), request.stake());
    }

    private static void requireKey(HostRecord before, HostRecord record) {
        if (!before.key().equals(record.key())) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE,
                    record.host() + " hosts listing " + record.listing() + " with another key",
                    "keep the key: what it has signed must stay provable");
        }
    }

    /**
     * Ends hosting: the first call stops it, a call after two dispute windows gives the stake back. Again answers the same.
     *
     * @throws FlockException UNKNOWN_LISTING, HOST_CLOSED for who was slashed, TOO_EARLY
     */
    public static StopResult stop(Ledger ledger, StopHosting request) {
        HostRecord host = Market.host(ledger, request.listing(), ledger.account());
        GovernanceParameters parameters = Membership.parameters(ledger);
        int window = parameters.marketBounds().disputeSeconds();
        int clock = parameters.clockWindowSeconds();
        long now = ledger.transaction().timestamp();
        LedgerKey key = MarketKeys.host(host.listing(), host.host());
        return switch (host.status()) {
            case ACTIVE -> {
                HostRecord stopping = host.stopping(now);
                ledger.put(key, stopping);
                ledger.happened(Market.event(ledger, EventKind.HOSTING_STOPPED, key));
                yield new StopResult(stopping.status(), Amount.ZERO, Optional.of(stopping.freeAt(window, clock)));
            }
            case STOPPING -> {
                long free = host.freeAt(window, clock);
                if (now < free) {
                    throw new FlockException(
                            ErrorCode.TOO_EARLY,
                            "the stake of host " + host.host() + " is free from " + TimeText.of(free) + " on, it is "
                                    + TimeText.of(now));
                }
                Balances.add(ledger, host.host(), host.stake());
                ledger.put(key, host.stopped());
                ledger.happened(
                        Market.event(ledger, EventKind.HOSTING_STOPPED, key).withAmount(host.stake()));
                yield new StopResult(HostStatus.STOPPED, host.stake(), Optional.empty());
            }
            case STOPPED -> new StopResult(HostStatus.STOPPED, Amount.ZERO, Optional.empty());
            case SLASHED ->
                throw new FlockException(
                        ErrorCode.HOST_CLOSED, "host " + host.host() + " of " + host.listing() + " was slashed");
        };
    }

    /**
     * Takes the stake of a host that broke its final account of a channel: what it took beyond it goes back to the consumer,
     * the rest to the treasury. Again has no effect.
     *
     * @throws FlockException UNKNOWN_CHANNEL, UNKNOWN_LISTING, HOST_CLOSED when the stake is gone already, INVALID_ARGUMENT
     *     when nothing is proven
     */
    public static void prove(Ledger ledger, ProveDoubleSettlement request) {
        PaymentChannel channel = Market.channel(ledger, request.account().channel());
        HostRecord host = Market.host(ledger, channel.listing(), channel.id().host());
        DoubleSettlement proven = DoubleSettlement.judge(
                channel,
                host,
                request.account(),
                request.other(),
                ledger.transaction().channel());
        if (host.status() == HostStatus.SLASHED) {
            return;
        }
        if (host.status() == HostStatus.STOPPED) {
            throw new FlockException(
                    ErrorCode.HOST_CLOSED, "host " + host.host() + " has stopped and holds no stake any more");
        }
        Amount back = proven.excess().min(host.stake());
        LedgerKey key = MarketKeys.host(host.listing(), host.host());
        ledger.put(key, host.slashed());
        if (!back.isZero()) {
            Credits.give(
                    ledger,
                    EventKind.TRANSFERRED,
                    host.host(),
                    channel.id().consumer(),
                    back,
                    "double settlement of " + channel.id().name());
        }
        Entries.add(ledger, EntryKind.TREASURY, host.stake().minus(back));
        ledger.happened(Market.event(ledger, EventKind.HOST_SLASHED, key).withAmount(host.stake()));
    }
}

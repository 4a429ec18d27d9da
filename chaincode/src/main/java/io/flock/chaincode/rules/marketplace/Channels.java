package io.flock.chaincode.rules.marketplace;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.chaincode.rules.token.Balances;
import io.flock.chaincode.rules.token.Credits;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.TimeText;
import io.flock.protocol.event.EventKind;
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
import io.flock.protocol.marketplace.view.CloseResult;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** Consumers' money for a host. */
public final class Channels {
    private Channels() {}

    /**
     * Opens a channel of the caller. The same again has no effect.
     *
     * @throws FlockException NOT_A_MEMBER, NOT_AUTHORISED for another's channel, UNKNOWN_LISTING, LISTING_CLOSED,
     *     HOST_CLOSED, ALREADY_DONE, INVALID_ARGUMENT for a deposit of nothing, PARAMETER_OUT_OF_BOUNDS for one below
     *     governance's least, INSUFFICIENT_BALANCE
     */
    public static void open(Ledger ledger, OpenChannel request) {
        Membership.require(ledger, ledger.caller().organisation());
        requireConsumer(ledger, request.channel().consumer());
        LedgerKey key = MarketKeys.channel(request.channel());
        Optional<PaymentChannel> before = ledger.find(key, PaymentChannel.class);
        if (before.isPresent()) {
            requireSame(before.get(), request);
            return;
        }
        Market.bounds(ledger).requireDeposit(request.deposit());
        Listing listing = Market.open(ledger, request.listing());
        Market.activeHost(ledger, listing.id(), request.channel().host());
        Balances.fold(ledger, ledger.account(), request.collect().orElse(List.of()));
        Balances.take(ledger, ledger.account(), request.deposit());
        ledger.put(
                key,
                PaymentChannel.opened(
                        request.channel(),
                        listing.id(),
                        request.key(),
                        ChannelTerms.of(Market.bounds(ledger), listing),
                        request.deposit()));
        ledger.happened(Market.event(ledger, EventKind.CHANNEL_OPENED, key).withAmount(request.deposit()));
    }

    private static void requireSame(PaymentChannel before, OpenChannel request) {
        if (!before.listing().equals(request.listing()) || !before.key().equals(request.key())) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE,
                    "channel " + before.id() + " is open for listing " + before.listing(),
                    "choose another name");
        }
    }

    /**
     * Raises the deposit. The same again has no effect.
     *
     * @throws FlockException NOT_AUTHORISED, UNKNOWN_CHANNEL, CHANNEL_CLOSED, LISTING_CLOSED, HOST_CLOSED, ALREADY_DONE when
     *     another top-up came first, INVALID_ARGUMENT, INSUFFICIENT_BALANCE
     */
    public static void topUp(Ledger ledger, TopUp request) {
        requireConsumer(ledger, request.channel().consumer());
        requirePositive(request.more());
        PaymentChannel channel = Market.channel(ledger, request.channel());
        if (channel.deposited().equals(request.deposited().plus(request.more()))) {
            return;
        }
        if (!channel.deposited().equals(request.deposited())) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE,
                    "channel " + channel.id() + " has " + channel.deposited() + " paid in, not " + request.deposited());
        }
        requireOpen(channel);
        Market.open(ledger, channel.listing());
        Market.activeHost(ledger, channel.listing(), channel.id().host());
        Balances.fold(ledger, ledger.account(), request.collect().orElse(List.of()));
        Balances.take(ledger, ledger.account(), request.more());
        LedgerKey key = MarketKeys.channel(channel.id());
        ledger.put(key, channel.toppedUp(request.more()));
        ledger.happened(Market.event(ledger, EventKind.CHANNEL_TOPPED_UP, key).withAmount(request.more()));
    }

    /**
     * Closes a channel: by its host at once, by its consumer in two steps with the dispute window between them, or in one
     * step with the host's final account once that is settled. Again answers the same.
     *
     * @throws FlockException UNKNOWN_CHANNEL, NOT_AUTHORISED, TOO_EARLY, VOUCHER_INVALID for a final account that is not the
     *     host's or is not settled yet
     */
    public static CloseResult close(Ledger ledger, CloseChannel request) {
        PaymentChannel channel = Market.channel(ledger, request.channel());
        boolean host = channel.id().host().equals(ledger.account());
        if (!host) {
            requireConsumer(ledger, channel.id().consumer());
        }
        if (channel.status() == ChannelStatus.CLOSED) {
            return new CloseResult(ChannelStatus.CLOSED, channel.returned(), Optional.empty());
        }
        request.account().ifPresent(account -> requireFinal(ledger, channel, account));
        if (host || request.account().isPresent()) {
            return finish(ledger, channel);
        }
        return channel.status() == ChannelStatus.OPEN ? begin(ledger, channel) : end(ledger, channel);
    }

    private static CloseResult begin(Ledger ledger, PaymentChannel channel) {
        GovernanceParameters parameters = Membership.parameters(ledger);
        long at = ledger.transaction().timestamp()
                + parameters.marketBounds().disputeSeconds()
                + 2L * parameters.clockWindowSeconds();
        LedgerKey key = MarketKeys.channel(channel.id());
        ledger.put(key, channel.closing(at));
        ledger.happened(Market.event(ledger, EventKind.CHANNEL_CLOSING, key));
        return new CloseResult(ChannelStatus.CLOSING, Amount.ZERO, Optional.of(at));
    }

    private static CloseResult end(Ledger ledger, PaymentChannel channel) {
        long at = channel.closesAt().orElseThrow();
        if (ledger.transaction().timestamp() < at) {
            throw new FlockException(
                    ErrorCode.TOO_EARLY,
                    "channel " + channel.id() + " can be closed from " + TimeText.of(at) + " on, it is "
                            + TimeText.of(ledger.transaction().timestamp()));
        }
        return finish(ledger, channel);
    }

    private static CloseResult finish(Ledger ledger, PaymentChannel channel) {
        Amount rest = channel.held();
        AccountId consumer = channel.id().consumer();
        if (consumer.equals(ledger.account())) {
            Balances.add(ledger, consumer, rest);
        } else if (!rest.isZero()) {
            Credits.give(
                    ledger,
                    EventKind.TRANSFERRED,
                    ledger.account(),
                    consumer,
                    rest,
                    "channel " + channel.id().name());
        }
        LedgerKey key = MarketKeys.channel(channel.id());
        ledger.put(key, channel.closed());
        ledger.happened(Market.event(ledger, EventKind.CHANNEL_CLOSED, key).withAmount(rest));
        return new CloseResult(ChannelStatus.CLOSED, rest, Optional.empty());
    }

    private static void requireFinal(Ledger ledger, PaymentChannel channel, FinalAccount account) {
        HostRecord host = Market.host(ledger, channel.listing(), channel.id().host());
        if (!account.channel().equals(channel.id())
                || !account.isSignedBy(host.key(), ledger.transaction().channel())
                || channel.settled().isLessThan(account.amount())) {
            throw new FlockException(
                    ErrorCode.VOUCHER_INVALID,
                    "the final account of " + account.amount() + " is not host " + host.host() + "'s of channel "
                            + channel.id() + ", or is not settled: " + channel.settled() + " are",
                    "wait until the host has settled it, or close without it");
        }
    }

    private static void requireConsumer(Ledger ledger, AccountId consumer) {
        if (!consumer.equals(ledger.account())) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED, "the channel is " + consumer + "'s, not " + ledger.account() + "'s");
        }
    }

    private static void requireOpen(PaymentChannel channel) {
        if (channel.status() != ChannelStatus.OPEN) {
            throw new FlockException(ErrorCode.CHANNEL_CLOSED, "channel " + channel.id() + " is " + channel.status());
        }
    }

    private static void requirePositive(Amount amount) {
        if (amount.isZero()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "a deposit of nothing", "pay in at least one micro-FLOCK");
        }
    }
}

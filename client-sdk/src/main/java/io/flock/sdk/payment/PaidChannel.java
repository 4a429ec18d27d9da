package io.flock.sdk.payment;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.FinalRequest;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.request.TopUp;
import io.flock.protocol.marketplace.view.CloseResult;
import io.flock.protocol.money.Amount;
import io.flock.sdk.MarketplaceClient;
import java.util.Optional;

/** A channel to one host: opened, topped up within a budget, and closed in the end. For one thread at a time. */
final class PaidChannel {
    private final MarketplaceClient market;
    private final PaymentPlan plan;
    private final VoucherSigner signer;
    private final PaymentChannel opened;
    private final HostApi host;
    private Amount deposited;

    private PaidChannel(
            MarketplaceClient market, PaymentPlan plan, VoucherSigner signer, PaymentChannel opened, HostApi host) {
        this.market = market;
        this.plan = plan;
        this.signer = signer;
        this.opened = opened;
        this.host = host;
        this.deposited = opened.deposited();
    }

    /**
     * Opens a channel of the caller, or goes on with an open one that the plan names.
     *
     * @throws FlockException CHANNEL_CLOSED, INSUFFICIENT_BALANCE
     */
    static PaidChannel open(
            MarketplaceClient market, AccountId account, VoucherSigner signer, HostRecord record, PaymentPlan plan) {
        ChannelId id = new ChannelChoice(record, account, signer.key()).of(plan, channel -> find(market, channel));
        market.openChannel(new OpenChannel(id, record.listing(), signer.key(), plan.first(), Optional.empty()))
                .run();
        PaymentChannel open = market.channel(id).run();
        if (open.status() != ChannelStatus.OPEN) {
            throw new FlockException(
                    ErrorCode.CHANNEL_CLOSED, "channel " + id + " is " + open.status(), "choose another name for it");
        }
        return new PaidChannel(market, plan, signer, open, new HostApi(record.endpoint()));
    }

    private static Optional<PaymentChannel> find(MarketplaceClient market, ChannelId id) {
        try {
            return Optional.of(market.channel(id).run());
        } catch (FlockException e) {
            if (e.is(ErrorCode.UNKNOWN_CHANNEL)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** As it was when it was opened, or gone on with. */
    PaymentChannel opened() {
        return opened;
    }

    /** What its vouchers are bound to. */
    String ledgerChannel() {
        return market.ledgerChannel();
    }

    HostApi host() {
        return host;
    }

    /**
     * Pays in what is missing, and more, as far as the budget allows.
     *
     * @return what is deposited now
     * @throws FlockException INSUFFICIENT_BALANCE when the budget is spent
     */
    Amount topUp(Amount left, Amount needed) {
        Amount missing = needed.minus(left);
        Amount allowed = plan.budget().isLessThan(deposited)
                ? Amount.ZERO
                : plan.budget().minus(deposited);
        if (allowed.isLessThan(missing)) {
            throw new FlockException(
                    ErrorCode.INSUFFICIENT_BALANCE,
                    "the budget of " + plan.budget() + " is spent: " + deposited + " are deposited, " + left
                            + " are left",
                    "raise the budget");
        }
        Amount more = plan.deposit().max(missing).min(allowed);
        market.topUp(new TopUp(opened.id(), deposited, more, Optional.empty())).run();
        deposited = deposited.plus(more);
        return deposited;
    }

    /**
     * Ends it: asks the host for its final account and closes with it. Where the host has not settled yet, or is gone,
     * closing begins and ends with a second call after the dispute window.
     */
    CloseResult close() {
        Optional<FinalAccount> account = finalAccount();
        try {
            return market.closeChannel(opened.id(), account).run().value();
        } catch (FlockException e) {
            if (account.isEmpty() || !e.is(ErrorCode.VOUCHER_INVALID)) {
                throw e;
            }
            return market.closeChannel(opened.id(), Optional.empty()).run().value();
        }
    }

    private Optional<FinalAccount> finalAccount() {
        try {
            return Optional.of(host.end(
                    new FinalRequest(opened.id(), signer.sign(FinalRequest.digest(ledgerChannel(), opened.id())))));
        } catch (FlockException e) {
            return Optional.empty();
        }
    }
}

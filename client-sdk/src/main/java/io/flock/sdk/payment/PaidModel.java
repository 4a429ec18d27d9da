package io.flock.sdk.payment;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.FinalRequest;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.request.TopUp;
import io.flock.protocol.marketplace.view.CloseResult;
import io.flock.protocol.marketplace.view.ModelView;
import io.flock.protocol.money.Amount;
import io.flock.sdk.MarketplaceClient;
import java.util.Optional;

/**
 * A listed model that is used and paid for. Opens a channel, tops it up within the budget, and closes it when it is told to.
 * A channel of the same name is gone on with. For several threads.
 */
public final class PaidModel {
    private final MarketplaceClient market;
    private final PaymentPlan plan;
    private final VoucherSigner signer;
    private final ChannelId channel;
    private final HostApi host;
    private final ChannelWallet wallet;
    private volatile Listing listing;
    private Amount deposited;

    private PaidModel(
            MarketplaceClient market,
            PaymentPlan plan,
            VoucherSigner signer,
            PaymentChannel channel,
            HostApi host,
            Listing listing) {
        this.market = market;
        this.plan = plan;
        this.signer = signer;
        this.channel = channel.id();
        this.host = host;
        this.listing = listing;
        this.deposited = channel.deposited();
        Amount paid = host.paid(channel.id())
                .filter(voucher -> isGenuine(voucher, channel, plan))
                .map(Voucher::amount)
                .filter(amount -> channel.settled().isLessThan(amount))
                .orElse(channel.settled());
        wallet = new ChannelWallet(
                plan.ledgerChannel(), channel.id(), signer, channel.deposited(), paid, host::announce);
    }

    /** A host that claims more than was signed is not believed. */
    private static boolean isGenuine(Voucher voucher, PaymentChannel channel, PaymentPlan plan) {
        try {
            voucher.check(channel.key(), plan.ledgerChannel());
            return voucher.anchor().channel().equals(channel.id());
        } catch (FlockException e) {
            return false;
        }
    }

    /**
     * Opens a channel to a host of the listing, or goes on with one.
     *
     * @param account the caller's
     * @param named which host; any active one when absent
     * @throws FlockException UNKNOWN_LISTING, HOST_CLOSED when nobody serves it, CHANNEL_CLOSED, INSUFFICIENT_BALANCE,
     *     CONNECTION_FAILED
     */
    public static PaidModel open(
            MarketplaceClient market,
            AccountId account,
            VoucherSigner signer,
            ListingId id,
            Optional<AccountId> named,
            PaymentPlan plan) {
        ModelView view = market.model(id).run();
        HostRecord record = ActiveHost.of(view, named);
        ChannelId channel = new ChannelId(record.host(), account, plan.name());
        market.openChannel(new OpenChannel(channel, id, signer.key(), plan.deposit(), Optional.empty()))
                .run();
        PaymentChannel open = market.channel(channel).run();
        if (open.status() != ChannelStatus.OPEN) {
            throw new FlockException(
                    ErrorCode.CHANNEL_CLOSED,
                    "channel " + channel + " is " + open.status(),
                    "choose another name for it");
        }
        return new PaidModel(market, plan, signer, open, new HostApi(record.endpoint()), view.listing());
    }

    public ChannelId channel() {
        return channel;
    }

    /** What was paid so far. */
    public Amount paid() {
        return wallet.paid();
    }

    /**
     * Predicts by the current version; a change of price or version is followed.
     *
     * @param features row by row
     * @return the outputs, row by row
     * @throws FlockException INSUFFICIENT_BALANCE when the budget is spent, or the host's refusal
     */
    public float[] predict(float[] features, int rows) {
        try {
            return predict(listing, features, rows);
        } catch (FlockException e) {
            if (!e.is(ErrorCode.PAYMENT_REQUIRED) && !e.is(ErrorCode.UNKNOWN_LISTING)) {
                throw e;
            }
            listing = market.model(listing.id()).run().listing();
            return predict(listing, features, rows);
        }
    }

    private float[] predict(Listing now, float[] features, int rows) {
        return host.infer(now.id(), now.versions(), features, rows, payment(now, rows));
    }

    private Optional<PaymentToken> payment(Listing now, int rows) {
        if (now.price().isZero()) {
            return Optional.empty();
        }
        Optional<PaymentToken> token = wallet.pay(now.versions(), now.price(), rows);
        if (token.isEmpty()) {
            topUp(now.price().times(rows));
            token = wallet.pay(now.versions(), now.price(), rows);
        }
        return token;
    }

    private synchronized void topUp(Amount needed) {
        if (!wallet.left().isLessThan(needed)) {
            return;
        }
        Amount missing = needed.minus(wallet.left());
        Amount allowed = plan.budget().isLessThan(deposited)
                ? Amount.ZERO
                : plan.budget().minus(deposited);
        if (allowed.isLessThan(missing)) {
            throw new FlockException(
                    ErrorCode.INSUFFICIENT_BALANCE,
                    "the budget of " + plan.budget() + " is spent: " + deposited + " are deposited, " + wallet.left()
                            + " are left",
                    "raise the budget");
        }
        Amount more = (plan.deposit().isLessThan(missing) ? missing : plan.deposit()).min(allowed);
        market.topUp(new TopUp(channel, deposited, more, Optional.empty())).run();
        deposited = deposited.plus(more);
        wallet.deposited(deposited);
    }

    /**
     * Ends the channel: asks the host for its final account and closes with it. Where the host has not settled yet, or is
     * gone, closing begins and ends with a second call after the dispute window.
     */
    public CloseResult close() {
        Optional<FinalAccount> account = finalAccount();
        try {
            return market.closeChannel(channel, account).run().value();
        } catch (FlockException e) {
            if (account.isEmpty() || !e.is(ErrorCode.VOUCHER_INVALID)) {
                throw e;
            }
            return market.closeChannel(channel, Optional.empty()).run().value();
        }
    }

    private Optional<FinalAccount> finalAccount() {
        try {
            return Optional.of(host.end(
                    new FinalRequest(channel, signer.sign(FinalRequest.digest(plan.ledgerChannel(), channel)))));
        } catch (FlockException e) {
            return Optional.empty();
        }
    }
}

package io.flock.sdk.payment;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.view.CloseResult;
import io.flock.protocol.marketplace.view.ModelView;
import io.flock.protocol.money.Amount;
import io.flock.sdk.MarketplaceClient;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A listed model that is used and paid for. Opens a channel, tops it up within the budget, and begins to close it at the end of
 * a try block. An open channel of the plan's name is gone on with; a closed one has used its name up, unless the plan leaves the
 * choice of the name open. For several threads.
 *
 * <p>{@link #close()} gives the rest of the deposit back at once only where the host agrees and has settled all that it was
 * paid, or was paid nothing. As a rule it has not yet settled the last predictions: then the channel closes, the host has the
 * dispute window to settle, and somebody has to ask once more. With the host's final account that succeeds as soon as the host
 * has settled, which is after a minute by default; without it, after the dispute window. {@link #finish()} asks while the
 * process lives; {@link #end()} does once; {@code flock channel close} does in any later process, without the host.
 */
public final class PaidModel implements AutoCloseable {
    private final MarketplaceClient market;
    private final VoucherSigner signer;
    private final PaidChannel channel;
    private final ChannelEnd end;
    private volatile ChannelWallet wallet;
    private volatile Listing listing;

    private PaidModel(MarketplaceClient market, VoucherSigner signer, PaidChannel channel, Listing listing) {
        this.market = market;
        this.channel = channel;
        this.end = new ChannelEnd(channel::close);
        this.listing = listing;
        this.signer = signer;
    }

    /** Asks the host what was paid before with the first payment only: the channel to one that is gone must be closed. */
    private ChannelWallet wallet() {
        if (wallet == null) {
            synchronized (this) {
                if (wallet == null) {
                    wallet = resumed();
                }
            }
        }
        return wallet;
    }

    private ChannelWallet resumed() {
        PaymentChannel opened = channel.opened();
        Amount paid = channel.host()
                .paid(opened.id())
                .filter(voucher -> isGenuine(voucher, opened))
                .map(Voucher::amount)
                .orElse(Amount.ZERO)
                .max(opened.settled());
        return new ChannelWallet(
                channel.ledgerChannel(), opened.id(), signer, opened.deposited(), paid, channel.host()::announce);
    }

    /** A host that claims more than was signed is not believed. */
    private boolean isGenuine(Voucher voucher, PaymentChannel opened) {
        try {
            voucher.check(opened.key(), channel.ledgerChannel());
            return voucher.anchor().channel().equals(opened.id());
        } catch (FlockException e) {
            return false;
        }
    }

    /**
     * Opens a channel to a host of the listing, or goes on with an open one that the plan names.
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
        PaidChannel channel = PaidChannel.open(market, account, signer, ActiveHost.of(view, named), plan);
        return new PaidModel(market, signer, channel, view.listing());
    }

    /** The payment channel that pays; what is left in it lies on the ledger under this id. */
    public ChannelId channel() {
        return channel.opened().id();
    }

    /** What was paid so far; CONNECTION_FAILED where only the host knows, and is gone. */
    public Amount paid() {
        return wallet().paid();
    }

    /**
     * Predicts by the current version; a change of price or version is followed. What the host refuses costs nothing: the
     * next prediction uses the same payment. What it may have answered is paid for, also where the answer got lost.
     *
     * @param features row by row; finite
     * @param rows at least 1
     * @return the outputs, row by row
     * @throws FlockException INVALID_ARGUMENT for values that are not so many rows, INSUFFICIENT_BALANCE when the budget is
     *     spent, CONNECTION_FAILED, or the host's refusal
     */
    public float[] predict(float[] features, int rows) {
        FeatureRows asked = new FeatureRows(features, rows);
        try {
            return predict(listing, asked);
        } catch (FlockException e) {
            if (!e.is(ErrorCode.PAYMENT_REQUIRED) && !e.is(ErrorCode.UNKNOWN_LISTING)) {
                throw e;
            }
            listing = market.model(listing.id()).run().listing();
            return predict(listing, asked);
        }
    }

    private float[] predict(Listing now, FeatureRows asked) {
        while (true) {
            Optional<PaymentToken> payment = payment(now, asked.rows());
            try {
                return channel.host().infer(now.id(), now.versions(), asked, payment);
            } catch (HostRefusalException e) {
                if (payment.isEmpty() || !wallet().refused(payment.get(), asked.rows(), e)) {
                    throw e;
                }
            }
        }
    }

    private Optional<PaymentToken> payment(Listing now, int rows) {
        if (now.price().isZero()) {
            return Optional.empty();
        }
        Optional<PaymentToken> token = wallet().pay(now.versions(), now.price(), rows);
        if (token.isEmpty()) {
            topUp(now.price().times(rows));
            token = wallet().pay(now.versions(), now.price(), rows);
        }
        return token;
    }

    private synchronized void topUp(Amount needed) {
        if (!wallet().left().isLessThan(needed)) {
            return;
        }
        wallet().deposited(channel.topUp(wallet().left(), needed));
    }

    /**
     * Ends the channel: asks the host for its final account and closes with it. Where the host has not settled yet, or is
     * gone, closing begins, and ends with a second call: once the host has settled, or after the dispute window. A closed one
     * stays closed.
     *
     * @throws FlockException TOO_EARLY for a second call within the dispute window, where the host has not settled, or is gone
     */
    public CloseResult end() {
        return end.end();
    }

    /**
     * Begins to end the channel, unless that was done: one call of {@link #end()}. What came of it is in {@link #closed()};
     * where that is CLOSING, the rest of the deposit still lies on the ledger.
     */
    @Override
    public void close() {
        end.begin();
    }

    /** What the ledger said of the channel's end last; empty before it was asked. */
    public Optional<CloseResult> closed() {
        return end.last();
    }

    /**
     * Ends the channel. Its first call is made on the caller's thread, so that closing has begun when this returns, unless the
     * network is away; it takes as long as {@link #close()}. What is not closed then is asked for in the background, on a
     * daemon thread, every 30 s: until the host has settled, the dispute window is over, or the network is back. Cancelled, it
     * asks no more. It ends with the process: then the rest waits on the ledger for another {@link #end()}.
     *
     * @return the closed channel; fails with what the ledger refuses for good
     */
    public CompletableFuture<CloseResult> finish() {
        return end.finish(
                InstantSource.system(),
                wait -> CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS));
    }
}

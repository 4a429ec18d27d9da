package io.flock.sdk.payment;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.Anchor;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.money.Amount;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Gives out payments of one channel, never more than its deposit. For several threads; words are made in chains, so that a
 * signature is needed once in thousands of requests.
 *
 * <p>A payment that its host refused is given out again, with {@link #refused}. That is safe for both: the host has its word
 * already, whether it is shown once or twice, and serves each index once.
 */
public final class ChannelWallet {
    private static final int LENGTH = 4_096;

    private final String ledgerChannel;
    private final ChannelId channel;
    private final VoucherSigner signer;
    private final Consumer<SignedAnchor> announce;
    private final SecureRandom random = new SecureRandom();
    private Amount deposited;
    private Amount paidBefore;
    private VoucherChain chain;
    private GivenBack givenBack = new GivenBack();
    /** The last index that counts as paid. */
    private int index;
    /** The highest index that was ever given out of this chain. */
    private int shown;

    /**
     * A wallet over a channel.
     *
     * @param paid what was paid with it before, in all
     * @param announce tells the host of a new chain; called before the first payment of it is given out
     */
    public ChannelWallet(
            String ledgerChannel,
            ChannelId channel,
            VoucherSigner signer,
            Amount deposited,
            Amount paid,
            Consumer<SignedAnchor> announce) {
        this.ledgerChannel = ledgerChannel;
        this.channel = channel;
        this.signer = signer;
        this.deposited = deposited;
        this.paidBefore = paid;
        this.announce = announce;
    }

    /** What was paid so far, in all; without the last payments, where the host refused them. */
    public synchronized Amount paid() {
        return chain == null ? paidBefore : chain.anchor().amountAt(index);
    }

    /** What can still be paid. */
    public synchronized Amount left() {
        return deposited.minus(paid());
    }

    /** After a top-up. */
    public synchronized void deposited(Amount now) {
        deposited = now;
    }

    /**
     * The payment for some predictions.
     *
     * @param price of one
     * @return empty when the deposit does not cover it
     */
    public synchronized Optional<PaymentToken> pay(int version, Amount price, int predictions) {
        if (chain != null && isFor(version, price)) {
            OptionalInt again = givenBack.take(predictions, shown);
            if (again.isPresent()) {
                return Optional.of(token(again.getAsInt()));
            }
        }
        if (left().isLessThan(price.times(predictions))) {
            return Optional.empty();
        }
        if (chain == null || !fits(version, price, predictions)) {
            begin(version, price, predictions);
        }
        index += predictions;
        shown = Math.max(shown, index);
        return Optional.of(token(index));
    }

    /**
     * That the host refused a payment before it served anything for it. The payment is given out again. Where the host
     * counts it as used then, all that came back counts as paid: a host that was restarted may not know that it had served
     * nothing. Of an earlier chain nothing comes back: what it paid is in the sum that the current one begins with.
     *
     * @param predictions how many it was for
     * @param refusal what the host said; what was not said by the host may have been served, and is no refusal
     * @return whether another payment may be taken where this one was not
     */
    public synchronized boolean refused(PaymentToken payment, int predictions, FlockException refusal) {
        if (chain == null || !chain.anchor().tip().equals(payment.tip())) {
            return false;
        }
        if (refusal.is(ErrorCode.VOUCHER_INVALID) && givenBack.holdsAny(payment.index(), predictions)) {
            givenBack = new GivenBack();
            index = shown;
            return true;
        }
        givenBack.add(payment.index(), predictions);
        index = givenBack.trim(index);
        return false;
    }

    private PaymentToken token(int at) {
        return new PaymentToken(channel.toString(), chain.anchor().tip(), at, chain.word(at));
    }

    private boolean isFor(int version, Amount price) {
        Anchor anchor = chain.anchor();
        return anchor.version() == version && anchor.unit().equals(price);
    }

    private boolean fits(int version, Amount price, int predictions) {
        return isFor(version, price) && index + predictions <= chain.anchor().length();
    }

    /** A host may have taken a payment that it then refused: a chain begins with it where the host wants that. */
    private void begin(int version, Amount price, int predictions) {
        Amount most = chain == null ? paidBefore : chain.anchor().amountAt(shown);
        try {
            begin(version, price, predictions, paid());
        } catch (FlockException e) {
            if (!e.is(ErrorCode.VOUCHER_INVALID) || most.equals(paid())) {
                throw e;
            }
            begin(version, price, predictions, most);
        }
    }

    private void begin(int version, Amount price, int predictions, Amount base) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        long affordable = price.isZero() ? LENGTH : deposited.minus(base).micros() / price.micros();
        int length = (int) Math.min(Math.max(LENGTH, predictions), affordable);
        VoucherChain next =
                VoucherChain.make(ledgerChannel, channel, version, base, price, length, Digest.ofBytes(secret), signer);
        announce.accept(next.signed());
        chain = next;
        givenBack = new GivenBack();
        index = 0;
        shown = 0;
    }
}

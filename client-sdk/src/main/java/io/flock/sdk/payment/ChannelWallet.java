package io.flock.sdk.payment;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.Anchor;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.money.Amount;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives out payments of one channel, never more than its deposit. For several threads; words are made in chains, so that a
 * signature is needed once in thousands of requests.
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
    private int index;

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

    /** What was paid so far, in all. */
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
        if (left().isLessThan(price.times(predictions))) {
            return Optional.empty();
        }
        if (chain == null || !fits(version, price, predictions)) {
            begin(version, price, predictions);
        }
        index += predictions;
        return Optional.of(new PaymentToken(channel.toString(), chain.anchor().tip(), index, chain.word(index)));
    }

    private boolean fits(int version, Amount price, int predictions) {
        Anchor anchor = chain.anchor();
        return anchor.version() == version && anchor.unit().equals(price) && index + predictions <= anchor.length();
    }

    private void begin(int version, Amount price, int predictions) {
        Amount base = paid();
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        long affordable = price.isZero() ? LENGTH : left().micros() / price.micros();
        int length = (int) Math.min(Math.max(LENGTH, predictions), affordable);
        VoucherChain next =
                VoucherChain.make(ledgerChannel, channel, version, base, price, length, Digest.ofBytes(secret), signer);
        announce.accept(next.signed());
        chain = next;
        index = 0;
    }
}

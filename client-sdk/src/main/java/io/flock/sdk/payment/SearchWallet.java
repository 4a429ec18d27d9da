package io.flock.sdk.payment;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.money.Amount;
import java.util.Collection;
import java.util.Optional;

/**
 * Signs for the searches of one channel, never for more than its deposit, and for what they brought. For one thread at a
 * time.
 */
public final class SearchWallet {
    private final String ledgerChannel;
    private final ChannelId channel;
    private final VoucherSigner signer;
    private Amount deposited;
    private Amount paid;
    private DocumentUses uses;

    /**
     * A wallet over a channel.
     *
     * @param paid what was paid with it before, in all
     * @param uses what these searches brought
     */
    public SearchWallet(
            String ledgerChannel,
            ChannelId channel,
            VoucherSigner signer,
            Amount deposited,
            Amount paid,
            DocumentUses uses) {
        this.ledgerChannel = ledgerChannel;
        this.channel = channel;
        this.signer = signer;
        this.deposited = deposited;
        this.paid = paid;
        this.uses = uses;
    }

    /** What was paid so far, in all. */
    public Amount paid() {
        return paid;
    }

    /** What can still be paid. */
    public Amount left() {
        return deposited.minus(paid);
    }

    /** After a top-up. */
    public void deposited(Amount now) {
        deposited = now;
    }

    /** The payment for a search; empty when the deposit does not cover it. The same again until it is {@link #spent}. */
    public Optional<SearchVoucher> next(Amount price) {
        return left().isLessThan(price) ? Optional.empty() : Optional.of(voucher(paid.plus(price)));
    }

    /** That a payment was answered. */
    public void spent(SearchVoucher voucher) {
        paid = voucher.amount();
    }

    /**
     * Goes on from the host's last voucher, where that stands for more: an answer got lost after it was paid, or was signed
     * for after its amount was settled.
     */
    void resume(SearchesPaid from) {
        Amount amount = from.voucher().amount();
        boolean countsOn = paid.equals(amount) && from.uses().covers(uses);
        if (paid.isLessThan(amount) || countsOn) {
            paid = amount;
            uses = from.uses();
        }
    }

    /** What the answer named, once it is believed. */
    public void used(Collection<Digest> documents) {
        uses = uses.plus(documents);
    }

    /** Signs for all answers, without paying more. */
    public SearchVoucher confirmation() {
        return voucher(paid);
    }

    private SearchVoucher voucher(Amount amount) {
        Digest digest = uses.digest();
        return new SearchVoucher(
                channel, amount, digest, signer.sign(SearchVoucher.digest(ledgerChannel, channel, amount, digest)));
    }
}

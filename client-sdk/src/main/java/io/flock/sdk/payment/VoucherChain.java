package io.flock.sdk.payment;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.Anchor;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.WordChain;
import io.flock.protocol.money.Amount;

/** A signed anchor with all its words; 32 bytes each. */
public final class VoucherChain {
    private final SignedAnchor signed;
    private final byte[][] words;

    private VoucherChain(SignedAnchor signed, byte[][] words) {
        this.signed = signed;
        this.words = words;
    }

    /**
     * Makes and signs a chain.
     *
     * @param secret the last word; random, used for nothing else
     */
    public static VoucherChain make(
            String ledgerChannel,
            ChannelId channel,
            int version,
            Amount base,
            Amount unit,
            int length,
            Digest secret,
            VoucherSigner signer) {
        byte[][] words = new WordChain(Anchor.saltOf(ledgerChannel, channel, version, base)).words(secret, length);
        Anchor anchor = new Anchor(channel, version, base, unit, length, Digest.ofBytes(words[0]));
        return new VoucherChain(new SignedAnchor(anchor, signer.sign(anchor.digest(ledgerChannel))), words);
    }

    public SignedAnchor signed() {
        return signed;
    }

    public Anchor anchor() {
        return signed.anchor();
    }

    /** The word at an index from 0 to the length. */
    public Digest word(int index) {
        return Digest.ofBytes(words[index]);
    }

    /** What settles all words up to an index. */
    public Voucher voucher(int index) {
        return new Voucher(signed, index, word(index));
    }
}

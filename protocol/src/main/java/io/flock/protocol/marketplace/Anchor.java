package io.flock.protocol.marketplace;

import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.money.Amount;

/**
 * The head of a chain of vouchers, which the consumer signs once: word {@code i} of the chain is worth
 * {@code base + i · unit} in all. The words are PayWord's (Rivest and Shamir 1996): each hashes to the one before it, and
 * the tip stands for index 0.
 *
 * @param version of the listing that the chain pays for
 * @param base what the channel had paid before, in all
 * @param unit what each word adds: the price of one prediction
 * @param length the last index
 */
public record Anchor(
        ChannelId channel,
        @Range(min = 1, max = 999_999) int version,
        Amount base,
        Amount unit,
        @Range(min = 0, max = Anchor.MOST_WORDS) int length,
        Digest tip) {
    /** The longest chain: settling hashes this often at most. */
    public static final int MOST_WORDS = 65_536;

    /** What the consumer signs; bound to the ledger's channel, so that it means nothing on another network. */
    public Digest digest(String ledgerChannel) {
        return FieldHash.ofDomain("flock/voucher/v1")
                .field(ledgerChannel)
                .field(channel.toString())
                .field(version)
                .field(base.micros())
                .field(unit.micros())
                .field(length)
                .field(tip)
                .digest();
    }

    /** What all words up to an index are worth, with what was paid before. */
    public Amount amountAt(int index) {
        return base.plus(unit.times(index));
    }

    /** The chain's own salt: words of one chain are none of another's, whatever secret they were made from. */
    public Digest salt(String ledgerChannel) {
        return saltOf(ledgerChannel, channel, version, base);
    }

    /** {@link #salt} before there is a tip. */
    public static Digest saltOf(String ledgerChannel, ChannelId channel, int version, Amount base) {
        return FieldHash.ofDomain("flock/voucher-chain/v1")
                .field(ledgerChannel)
                .field(channel.toString())
                .field(version)
                .field(base.micros())
                .digest();
    }
}

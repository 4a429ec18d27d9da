package io.flock.protocol.marketplace;

import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.money.Amount;

/**
 * What a host has from a consumer: all words up to an index of a signed chain. At index 0 the word is the tip, and the
 * signature alone is the voucher.
 */
public record Voucher(SignedAnchor signed, @Range(min = 0, max = Anchor.MOST_WORDS) int index, Digest word) {
    public Anchor anchor() {
        return signed.anchor();
    }

    /** What it is worth in all, with everything that the channel paid before. */
    public Amount amount() {
        return anchor().amountAt(index);
    }

    /**
     * Checks signature and words.
     *
     * @throws FlockException VOUCHER_INVALID
     */
    public void check(SigningKey key, String ledgerChannel) {
        if (index > anchor().length()) {
            throw refusal("index " + index + " is beyond the chain's " + anchor().length());
        }
        WordChain chain = new WordChain(anchor().salt(ledgerChannel));
        if (!chain.leads(word.bytes(), anchor().tip().bytes(), index)) {
            throw refusal("the word does not lead to the tip in " + index + " steps");
        }
        if (!signed.isSignedBy(key, ledgerChannel)) {
            throw refusal("the signature is not the channel's key's");
        }
    }

    private FlockException refusal(String why) {
        return new FlockException(
                ErrorCode.VOUCHER_INVALID,
                "voucher of channel " + anchor().channel() + ": " + why,
                "present a voucher exactly as its consumer made it");
    }
}

package io.flock.protocol.marketplace.knowledge.use;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.marketplace.VoucherSignature;
import io.flock.protocol.money.Amount;

/**
 * What a consumer has paid for searches, and what it got for that. On the wire
 * {@code <channel>;<micro-FLOCK>;<uses>;<signature>} in the header {@value #HEADER}.
 *
 * @param amount of all searches of the channel, this one included
 * @param uses the digest of the {@link DocumentUses} of all answers that the consumer had got when it signed
 * @param signature by the channel's key
 */
public record SearchVoucher(ChannelId channel, Amount amount, Digest uses, VoucherSignature signature) {
    /** The HTTP header. */
    public static final String HEADER = "Flock-Search-Voucher";

    private static final int MOST = 800;

    /** What the consumer signs; bound to the ledger's channel, so that it means nothing on another network. */
    public static Digest digest(String ledgerChannel, ChannelId channel, Amount amount, Digest uses) {
        return FieldHash.ofDomain("flock/search-voucher/v1")
                .field(ledgerChannel)
                .field(channel.toString())
                .field(amount.micros())
                .field(uses)
                .digest();
    }

    /**
     * Checks the signature.
     *
     * @throws FlockException VOUCHER_INVALID
     */
    public void check(SigningKey key, String ledgerChannel) {
        if (!key.verifies(digest(ledgerChannel, channel, amount, uses), signature)) {
            throw new FlockException(
                    ErrorCode.VOUCHER_INVALID,
                    "search voucher of channel " + channel + ": the signature is not the channel's key's",
                    "present a voucher exactly as its consumer made it");
        }
    }

    /** Reads the header; VOUCHER_INVALID for anything else. */
    public static SearchVoucher parse(String text) {
        String[] parts = text.length() > MOST ? new String[0] : text.split(";", 5);
        if (parts.length != 4) {
            throw refusal(text);
        }
        try {
            return new SearchVoucher(
                    ChannelId.parse(parts[0]),
                    Amount.ofMicros(Long.parseLong(parts[1])),
                    Digest.parse(parts[2]),
                    VoucherSignature.parse(parts[3]));
        } catch (NumberFormatException | FlockException e) {
            throw refusal(text);
        }
    }

    private static FlockException refusal(String text) {
        return new FlockException(
                ErrorCode.VOUCHER_INVALID,
                Quoted.of(text) + " does not pay a search, <channel>;<micro-FLOCK>;<uses>;<signature> does");
    }

    @Override
    public String toString() {
        return channel + ";" + amount.microsText() + ";" + uses + ";" + signature;
    }
}

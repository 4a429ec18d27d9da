package io.flock.protocol.marketplace;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.money.Amount;

/**
 * A host's word that it will never settle more of a channel than this; with it the consumer closes at once.
 *
 * @param amount cumulative
 * @param signature by the host's key
 */
public record FinalAccount(ChannelId channel, Amount amount, VoucherSignature signature) {
    /** What the host signs. */
    public static Digest digest(String ledgerChannel, ChannelId channel, Amount amount) {
        return FieldHash.ofDomain("flock/final-account/v1")
                .field(ledgerChannel)
                .field(channel.toString())
                .field(amount.micros())
                .digest();
    }

    public boolean isSignedBy(SigningKey host, String ledgerChannel) {
        return host.verifies(digest(ledgerChannel, channel, amount), signature);
    }
}

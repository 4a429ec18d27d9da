package io.flock.protocol.marketplace;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.ChannelId;

/** A consumer's wish to end a channel: asks its host for the final account. */
public record FinalRequest(ChannelId channel, VoucherSignature signature) {
    /** What the consumer signs. */
    public static Digest digest(String ledgerChannel, ChannelId channel) {
        return FieldHash.ofDomain("flock/final-request/v1")
                .field(ledgerChannel)
                .field(channel.toString())
                .digest();
    }

    public boolean isSignedBy(SigningKey consumer, String ledgerChannel) {
        return consumer.verifies(digest(ledgerChannel, channel), signature);
    }
}

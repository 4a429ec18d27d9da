package io.flock.devnet.internal.channel;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.msp.SigningIdentity;
import io.flock.devnet.internal.order.OrdererIdentity;

/** The orderer's identity, a member of the organisation that the channel's configuration names. */
public record OrderingIdentity(SigningIdentity identity) implements OrdererIdentity {
    @Override
    public ByteString serialised() {
        return identity.serialised();
    }

    @Override
    public ByteString sign(ByteString message) {
        return identity.sign(message);
    }
}

package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;

/** Who orders, with the key that signs blocks. */
public interface OrdererIdentity {
    /** The bytes of its {@code SerializedIdentity}. */
    ByteString serialised();

    ByteString sign(ByteString message);
}

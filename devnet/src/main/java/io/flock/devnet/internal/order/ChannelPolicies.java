package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;
import java.util.List;

/**
 * What ordering and validation must know of identities, chaincodes and policies. Identities are serialised {@code
 * msp.SerializedIdentity}. Safe for several threads; answers depend on the arguments alone, except {@link #expired}.
 */
public interface ChannelPolicies {
    /** Whether the identity's certificate has expired by the network's clock. Unreadable identities have not. */
    boolean expired(ByteString identity);

    /** Whether {@code /Channel/Writers} holds for an envelope with this payload, creator and signature. */
    boolean mayWrite(ByteString creator, ByteString payload, ByteString signature);

    /** Whether the identity is known and valid and the signature over the message is its own. */
    boolean signed(ByteString identity, ByteString message, ByteString signature);

    /** Whether a chaincode of this name is defined on the channel. */
    boolean defined(String chaincode);

    /**
     * Whether these endorsers, whose signatures hold, meet the chaincode's endorsement policy.
     *
     * @param endorsers without repetition
     */
    boolean endorsed(String chaincode, List<ByteString> endorsers);
}

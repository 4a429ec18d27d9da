package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.common.Envelope;

/**
 * An envelope on its way into a block.
 *
 * @param bytes the serialised envelope, as it will stand in the block
 * @param size of payload and signature together in bytes, by which blocks are cut
 */
record OrderedMessage(ByteString bytes, int size) {
    static OrderedMessage of(Envelope envelope) {
        return new OrderedMessage(
                envelope.toByteString(),
                envelope.getPayload().size() + envelope.getSignature().size());
    }
}

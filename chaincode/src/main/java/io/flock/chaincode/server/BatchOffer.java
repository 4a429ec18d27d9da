package io.flock.chaincode.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;

/**
 * How many writes and reads a peer takes in one message, by what it says when the chaincode has registered; 1 where it
 * takes no more. Fabric offers it since 3.1 ({@code chaincode.runtimeParams} of its core.yaml).
 */
record BatchOffer(int writes, int reads) {
    static final BatchOffer NONE = new BatchOffer(1, 1);

    /** What Fabric's own shim believes of a peer that says less. */
    private static final int LEAST = 100;

    /** Of the payload of READY: empty from a peer that knows no batches, and what can't be read offers none. */
    static BatchOffer parse(ByteString payload) {
        try {
            ChaincodeAdditionalParams offered = ChaincodeAdditionalParams.parseFrom(payload);
            return new BatchOffer(
                    size(offered.getUseWriteBatch(), offered.getMaxSizeWriteBatch()),
                    size(offered.getUseGetMultipleKeys(), offered.getMaxSizeGetMultipleKeys()));
        } catch (InvalidProtocolBufferException e) {
            return NONE;
        }
    }

    private static int size(boolean offered, int most) {
        return offered ? Math.max(most, LEAST) : 1;
    }
}

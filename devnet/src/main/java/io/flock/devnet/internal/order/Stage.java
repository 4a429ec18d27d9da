package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.flock.devnet.internal.ledger.bytes.Parsing;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Requirements of one stage of the checks, all with the same code. */
record Stage(TxValidationCode code) {
    <T extends MessageLite> T parse(Parser<T> parser, ByteString bytes) throws InvalidTransactionException {
        try {
            return Parsing.parse(parser, bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidTransactionException(code, e.getMessage());
        }
    }

    void require(boolean holds, String reason) throws InvalidTransactionException {
        if (!holds) {
            throw new InvalidTransactionException(code, reason);
        }
    }
}

package io.flock.devnet.internal.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.flock.devnet.internal.ledger.bytes.Parsing;
import io.flock.devnet.internal.ledger.rwset.ReadWriteSet;
import java.util.Objects;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;

/**
 * What the ledger keeps of a transaction.
 *
 * @param id empty where the envelope could not be read
 * @param type UNRECOGNIZED where the envelope could not be read
 * @param time of the channel header
 */
public record TransactionContent(
        String id, HeaderType type, Timestamp time, ReadWriteSet results, Optional<ChaincodeEvent> event) {
    /** What is left of an envelope that can't be read. */
    public static final TransactionContent UNREADABLE = new TransactionContent(
            "", HeaderType.UNRECOGNIZED, Timestamp.getDefaultInstance(), ReadWriteSet.EMPTY, Optional.empty());

    public TransactionContent {
        Objects.requireNonNull(id);
        Objects.requireNonNull(type);
        Objects.requireNonNull(time);
        Objects.requireNonNull(results);
        Objects.requireNonNull(event);
    }

    /** Reads as much as can be read: a block holds invalid transactions too. */
    public static TransactionContent read(ByteString envelope) {
        TransactionContent header = UNREADABLE;
        try {
            Payload payload = Parsing.parse(
                    Payload.parser(), Parsing.parse(Envelope.parser(), envelope).getPayload());
            header =
                    of(Parsing.parse(ChannelHeader.parser(), payload.getHeader().getChannelHeader()));
            if (header.type() != HeaderType.ENDORSER_TRANSACTION) {
                return header;
            }
            Transaction transaction = Parsing.parse(Transaction.parser(), payload.getData());
            return transaction.getActionsCount() == 1
                    ? header.with(action(transaction.getActions(0).getPayload()))
                    : header;
        } catch (InvalidProtocolBufferException e) {
            return header;
        }
    }

    /** A transaction of which the header alone is known. */
    public static TransactionContent of(ChannelHeader header) {
        HeaderType type = HeaderType.forNumber(header.getType());
        return new TransactionContent(
                header.getTxId(),
                type == null ? HeaderType.UNRECOGNIZED : type,
                header.getTimestamp(),
                ReadWriteSet.EMPTY,
                Optional.empty());
    }

    /** The same transaction with what its chaincode did. */
    public TransactionContent with(ReadWriteSet read, Optional<ChaincodeEvent> emitted) {
        return new TransactionContent(id, type, time, read, emitted);
    }

    private TransactionContent with(ChaincodeAction action) throws InvalidProtocolBufferException {
        Optional<ChaincodeEvent> emitted = action.getEvents().isEmpty()
                ? Optional.empty()
                : Optional.of(Parsing.parse(ChaincodeEvent.parser(), action.getEvents()));
        return with(ReadWriteSet.parse(action.getResults()), emitted);
    }

    private static ChaincodeAction action(ByteString payload) throws InvalidProtocolBufferException {
        ByteString response = Parsing.parse(ChaincodeActionPayload.parser(), payload)
                .getAction()
                .getProposalResponsePayload();
        return Parsing.parse(
                ChaincodeAction.parser(),
                Parsing.parse(ProposalResponsePayload.parser(), response).getExtension());
    }
}

package io.flock.sdk.audit.internal.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.identity.TransactionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;

/** Takes an envelope apart, down to what it read and wrote. */
public final class TransactionReader {
    private final String namespace;

    public TransactionReader(String namespace) {
        this.namespace = namespace;
    }

    /** Empty for what is no chaincode transaction: channel configuration. */
    public Optional<AuditedTransaction> read(long block, long index, boolean valid, ByteString bytes)
            throws InvalidProtocolBufferException {
        Envelope envelope = Envelope.parseFrom(bytes);
        Payload payload = Payload.parseFrom(envelope.getPayload());
        ChannelHeader channel = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        if (channel.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            return Optional.empty();
        }
        SignatureHeader signer = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
        Transaction transaction = Transaction.parseFrom(payload.getData());
        ByteString header = transaction.getActions(0).getHeader();
        ChaincodeActionPayload action =
                ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
        ByteString response = action.getAction().getProposalResponsePayload();
        ProposalResponsePayload endorsed = ProposalResponsePayload.parseFrom(response);
        ChaincodeAction result = ChaincodeAction.parseFrom(endorsed.getExtension());
        List<KeyRead> reads = new ArrayList<>();
        SortedMap<String, Optional<String>> writes = new TreeMap<>();
        List<String> foreign = new ArrayList<>();
        for (NsReadWriteSet set : TxReadWriteSet.parseFrom(result.getResults()).getNsRwsetList()) {
            KVRWSet keys = KVRWSet.parseFrom(set.getRwset());
            if (set.getNamespace().equals(namespace)) {
                keys.getReadsList().forEach(read -> reads.add(read(read)));
                keys.getWritesList().forEach(write -> writes.put(write.getKey(), document(write)));
            } else if (keys.getWritesCount() > 0) {
                foreign.add(set.getNamespace());
            }
        }
        return Optional.of(new AuditedTransaction(
                block,
                index,
                TransactionId.parse(channel.getTxId()),
                valid,
                channel.getTimestamp().getSeconds(),
                signer.getCreator(),
                result.getChaincodeId().getName(),
                result.getChaincodeId().getVersion(),
                arguments(action),
                List.copyOf(reads),
                writes,
                List.copyOf(foreign),
                envelope,
                new EndorsedProposal(
                        payload.getHeader().getChannelHeader(),
                        channel,
                        ChaincodeHeaderExtension.parseFrom(channel.getExtension())
                                .getChaincodeId()
                                .getName(),
                        signer,
                        header,
                        SignatureHeader.parseFrom(header),
                        action.getChaincodeProposalPayload(),
                        endorsed.getProposalHash(),
                        transaction.getActionsCount()),
                response,
                endorsements(action)));
    }

    private static KeyRead read(KVRead read) {
        return new KeyRead(
                read.getKey(),
                read.hasVersion()
                        ? Optional.of(new Version(
                                read.getVersion().getBlockNum(),
                                read.getVersion().getTxNum()))
                        : Optional.empty());
    }

    private static Optional<String> document(KVWrite write) {
        // An empty value is a delete in Fabric.
        return write.getIsDelete() || write.getValue().isEmpty()
                ? Optional.empty()
                : Optional.of(write.getValue().toStringUtf8());
    }

    private static List<String> arguments(ChaincodeActionPayload action) throws InvalidProtocolBufferException {
        ByteString input = ChaincodeProposalPayload.parseFrom(action.getChaincodeProposalPayload())
                .getInput();
        return ChaincodeInvocationSpec.parseFrom(input).getChaincodeSpec().getInput().getArgsList().stream()
                .map(ByteString::toStringUtf8)
                .toList();
    }

    private static List<Endorsement> endorsements(ChaincodeActionPayload action) {
        return action.getAction().getEndorsementsList().stream()
                .map(endorsement -> new Endorsement(endorsement.getEndorser(), endorsement.getSignature()))
                .toList();
    }
}

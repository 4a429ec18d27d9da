package io.flock.sdk.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;

/** Changes one layer of an envelope and wraps it again, as a forger with a hex editor and patience would. */
final class TransactionEdit {
    private TransactionEdit() {}

    /** Changes what names the client, both where the envelope says it and where the endorsers saw it. */
    static ByteString signatureHeader(ByteString bytes, UnaryOperator<SignatureHeader> change)
            throws InvalidProtocolBufferException {
        return payload(bytes, unchecked(payload -> {
            Payload.Builder changed = payload.toBuilder();
            ByteString header = change.apply(
                            SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader()))
                    .toByteString();
            changed.getHeaderBuilder().setSignatureHeader(header);
            Transaction.Builder transaction = Transaction.parseFrom(payload.getData()).toBuilder();
            transaction.getActionsBuilder(0).setHeader(header);
            return changed.setData(transaction.build().toByteString()).build();
        }));
    }

    static ByteString channelHeader(ByteString bytes, UnaryOperator<ChannelHeader> change)
            throws InvalidProtocolBufferException {
        return payload(bytes, unchecked(payload -> {
            Payload.Builder changed = payload.toBuilder();
            changed.getHeaderBuilder()
                    .setChannelHeader(change.apply(
                                    ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()))
                            .toByteString());
            return changed.build();
        }));
    }

    /** Changes the signature over the payload, which stays as it is. */
    static ByteString signature(ByteString bytes, UnaryOperator<ByteString> change)
            throws InvalidProtocolBufferException {
        Envelope envelope = Envelope.parseFrom(bytes);
        return envelope.toBuilder()
                .setSignature(change.apply(envelope.getSignature()))
                .build()
                .toByteString();
    }

    private static ByteString payload(ByteString bytes, UnaryOperator<Payload> change)
            throws InvalidProtocolBufferException {
        Envelope envelope = Envelope.parseFrom(bytes);
        return envelope.toBuilder()
                .setPayload(
                        change.apply(Payload.parseFrom(envelope.getPayload())).toByteString())
                .build()
                .toByteString();
    }

    static ByteString action(ByteString bytes, UnaryOperator<ChaincodeActionPayload> change)
            throws InvalidProtocolBufferException {
        return payload(bytes, unchecked(payload -> {
            Transaction.Builder transaction = Transaction.parseFrom(payload.getData()).toBuilder();
            ChaincodeActionPayload before =
                    ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
            transaction.getActionsBuilder(0).setPayload(change.apply(before).toByteString());
            return payload.toBuilder()
                    .setData(transaction.build().toByteString())
                    .build();
        }));
    }

    /** Changes what the endorsers answered; their signatures stay as they are. */
    static ByteString result(ByteString bytes, UnaryOperator<ChaincodeAction> change)
            throws InvalidProtocolBufferException {
        return action(bytes, unchecked(payload -> {
            ChaincodeActionPayload.Builder action = payload.toBuilder();
            ProposalResponsePayload response =
                    ProposalResponsePayload.parseFrom(action.getAction().getProposalResponsePayload());
            ChaincodeAction changed = change.apply(ChaincodeAction.parseFrom(response.getExtension()));
            action.getActionBuilder()
                    .setProposalResponsePayload(response.toBuilder()
                            .setExtension(changed.toByteString())
                            .build()
                            .toByteString());
            return action.build();
        }));
    }

    static ByteString keys(ByteString bytes, String namespace, UnaryOperator<KVRWSet> change)
            throws InvalidProtocolBufferException {
        return result(bytes, unchecked(action -> {
            TxReadWriteSet.Builder sets = TxReadWriteSet.parseFrom(action.getResults()).toBuilder();
            for (NsReadWriteSet.Builder set : sets.getNsRwsetBuilderList()) {
                if (set.getNamespace().equals(namespace)) {
                    set.setRwset(change.apply(KVRWSet.parseFrom(set.getRwset())).toByteString());
                }
            }
            return action.toBuilder().setResults(sets.build().toByteString()).build();
        }));
    }

    static ByteString request(ByteString bytes, UnaryOperator<String> change) throws InvalidProtocolBufferException {
        return action(bytes, unchecked(payload -> {
            ChaincodeProposalPayload proposal =
                    ChaincodeProposalPayload.parseFrom(payload.getChaincodeProposalPayload());
            ChaincodeInvocationSpec.Builder spec = ChaincodeInvocationSpec.parseFrom(proposal.getInput()).toBuilder();
            ByteString before = spec.getChaincodeSpec().getInput().getArgs(1);
            spec.getChaincodeSpecBuilder()
                    .getInputBuilder()
                    .setArgs(1, ByteString.copyFromUtf8(change.apply(before.toStringUtf8())));
            return payload.toBuilder()
                    .setChaincodeProposalPayload(proposal.toBuilder()
                            .setInput(spec.build().toByteString())
                            .build()
                            .toByteString())
                    .build();
        }));
    }

    private interface Parsing<T> {
        T apply(T value) throws InvalidProtocolBufferException;
    }

    private static <T> UnaryOperator<T> unchecked(Parsing<T> parsing) {
        return value -> {
            try {
                return parsing.apply(value);
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalArgumentException(e);
            }
        };
    }
}

package io.flock.sdk.audit.internal.endorse;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.flock.sdk.audit.StoredLedger;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.block.PartsHash;
import io.flock.sdk.audit.internal.block.TransactionReader;
import io.flock.sdk.audit.internal.msp.TestSigner;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/**
 * The envelope of a transaction as a client makes it of the proposal that its endorsers saw. A part that is bent is bent in
 * the envelope alone, and the creator signs it so: the proposal was right.
 */
final class EnvelopeDraft {
    private final TestSigner creator;
    private final ByteString nonce = ByteString.copyFromUtf8("24 bytes nobody has seen");
    private UnaryOperator<ChannelHeader.Builder> channelHeader = UnaryOperator.identity();
    private UnaryOperator<SignatureHeader.Builder> signatureHeader = UnaryOperator.identity();
    private UnaryOperator<SignatureHeader.Builder> actionHeader = UnaryOperator.identity();
    private UnaryOperator<ByteString> proposal = UnaryOperator.identity();
    private UnaryOperator<Transaction.Builder> transaction = UnaryOperator.identity();
    private UnaryOperator<ByteString> signature = UnaryOperator.identity();
    private String answering = StoredLedger.NAMESPACE;

    EnvelopeDraft(TestSigner creator) {
        this.creator = creator;
    }

    EnvelopeDraft channelHeader(UnaryOperator<ChannelHeader.Builder> bend) {
        channelHeader = bend;
        return this;
    }

    /** The envelope's. */
    EnvelopeDraft signatureHeader(UnaryOperator<SignatureHeader.Builder> bend) {
        signatureHeader = bend;
        return this;
    }

    /** The action's, which is hashed with the proposal. */
    EnvelopeDraft actionHeader(UnaryOperator<SignatureHeader.Builder> bend) {
        actionHeader = bend;
        return this;
    }

    EnvelopeDraft proposal(UnaryOperator<ByteString> bend) {
        proposal = bend;
        return this;
    }

    EnvelopeDraft transaction(UnaryOperator<Transaction.Builder> bend) {
        transaction = bend;
        return this;
    }

    EnvelopeDraft signature(UnaryOperator<ByteString> bend) {
        signature = bend;
        return this;
    }

    /** The chaincode that the endorsers say has answered. */
    EnvelopeDraft answering(String chaincode) {
        answering = chaincode;
        return this;
    }

    /** The function and one argument, as bytes of a proposal. */
    static ByteString calling(String function, String argument) {
        ChaincodeInput input = ChaincodeInput.newBuilder()
                .addArgs(ByteString.copyFromUtf8(function))
                .addArgs(ByteString.copyFromUtf8(argument))
                .build();
        return ChaincodeProposalPayload.newBuilder()
                .setInput(ChaincodeInvocationSpec.newBuilder()
                        .setChaincodeSpec(ChaincodeSpec.newBuilder().setInput(input))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }

    /** The transaction as an audit reads it. */
    AuditedTransaction read() {
        try {
            return new TransactionReader(StoredLedger.NAMESPACE)
                    .read(1, 0, true, envelope().toByteString())
                    .orElseThrow();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private Envelope envelope() {
        SignatureHeader client = SignatureHeader.newBuilder()
                .setCreator(creator.serialised())
                .setNonce(nonce)
                .build();
        ChannelHeader channel = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setChannelId("flock")
                .setTxId(HexFormat.of().formatHex(PartsHash.of(nonce, creator.serialised())))
                .setTimestamp(Timestamp.newBuilder().setSeconds(1_800_000_000))
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName(StoredLedger.NAMESPACE))
                        .build()
                        .toByteString())
                .build();
        ByteString asked = calling("token:Transfer", "{\"amount\":\"3\"}");
        ByteString hash = ByteString.copyFrom(PartsHash.of(channel.toByteString(), client.toByteString(), asked));
        TransactionAction action = TransactionAction.newBuilder()
                .setHeader(actionHeader.apply(client.toBuilder()).build().toByteString())
                .setPayload(ChaincodeActionPayload.newBuilder()
                        .setChaincodeProposalPayload(proposal.apply(asked))
                        .setAction(ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(response(hash)))
                        .build()
                        .toByteString())
                .build();
        ByteString payload = Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(
                                channelHeader.apply(channel.toBuilder()).build().toByteString())
                        .setSignatureHeader(signatureHeader
                                .apply(client.toBuilder())
                                .build()
                                .toByteString()))
                .setData(transaction
                        .apply(Transaction.newBuilder().addActions(action))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        return Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(signature.apply(creator.sign(payload)))
                .build();
    }

    private ByteString response(ByteString hash) {
        return ProposalResponsePayload.newBuilder()
                .setProposalHash(hash)
                .setExtension(ChaincodeAction.newBuilder()
                        .setChaincodeId(
                                ChaincodeID.newBuilder().setName(answering).setVersion("1"))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }
}

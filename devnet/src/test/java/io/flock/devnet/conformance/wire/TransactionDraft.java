package io.flock.devnet.conformance.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.conformance.identity.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/** An endorsed transaction taken apart, so that single parts of it can be changed before the client signs. */
public final class TransactionDraft {
    private ChannelHeader channelHeader;
    private SignatureHeader signatureHeader;
    private ByteString proposalPayload;
    private ByteString responsePayload;
    private final List<Endorsement> endorsements;
    private int actions = 1;

    private TransactionDraft(
            Header header, ByteString proposalPayload, ByteString responsePayload, List<Endorsement> endorsements)
            throws InvalidProtocolBufferException {
        this.channelHeader = ChannelHeader.parseFrom(header.getChannelHeader());
        this.signatureHeader = SignatureHeader.parseFrom(header.getSignatureHeader());
        this.proposalPayload = proposalPayload;
        this.responsePayload = responsePayload;
        this.endorsements = new ArrayList<>(endorsements);
    }

    public static TransactionDraft of(Envelope envelope) throws InvalidProtocolBufferException {
        Payload payload = Payload.parseFrom(envelope.getPayload());
        Transaction transaction = Transaction.parseFrom(payload.getData());
        ChaincodeActionPayload action =
                ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
        return new TransactionDraft(
                payload.getHeader(),
                action.getChaincodeProposalPayload(),
                action.getAction().getProposalResponsePayload(),
                action.getAction().getEndorsementsList());
    }

    public String transactionId() {
        return channelHeader.getTxId();
    }

    public TransactionDraft channelHeader(UnaryOperator<ChannelHeader.Builder> change) {
        channelHeader = change.apply(channelHeader.toBuilder()).build();
        return this;
    }

    public TransactionDraft signatureHeader(UnaryOperator<SignatureHeader.Builder> change) {
        signatureHeader = change.apply(signatureHeader.toBuilder()).build();
        return this;
    }

    public TransactionDraft proposalPayload(ByteString bytes) {
        proposalPayload = bytes;
        return this;
    }

    public TransactionDraft response(UnaryOperator<ProposalResponsePayload.Builder> change)
            throws InvalidProtocolBufferException {
        responsePayload = change.apply(ProposalResponsePayload.parseFrom(responsePayload).toBuilder())
                .build()
                .toByteString();
        return this;
    }

    public TransactionDraft action(UnaryOperator<ChaincodeAction.Builder> change)
            throws InvalidProtocolBufferException {
        ChaincodeAction before = action();
        return response(response ->
                response.setExtension(change.apply(before.toBuilder()).build().toByteString()));
    }

    public ChaincodeAction action() throws InvalidProtocolBufferException {
        return ChaincodeAction.parseFrom(
                ProposalResponsePayload.parseFrom(responsePayload).getExtension());
    }

    public TransactionDraft responsePayload(ByteString bytes) {
        responsePayload = bytes;
        return this;
    }

    public TransactionDraft endorsements(UnaryOperator<List<Endorsement>> change) {
        List<Endorsement> changed = List.copyOf(change.apply(List.copyOf(endorsements)));
        endorsements.clear();
        endorsements.addAll(changed);
        return this;
    }

    public TransactionDraft actions(int count) {
        actions = count;
        return this;
    }

    /** Replaces the endorsements: the endorsers sign whatever the draft now says. */
    public TransactionDraft endorsedBy(List<Credentials> endorsers) {
        return endorsements(before -> endorsers.stream()
                .map(endorser -> endorsement(endorser, responsePayload))
                .toList());
    }

    private static Endorsement endorsement(Credentials endorser, ByteString payload) {
        return Endorsement.newBuilder()
                .setEndorser(endorser.creator())
                .setSignature(Signatures.sign(endorser, payload.concat(endorser.creator())))
                .build();
    }

    public ByteString payload() {
        ChaincodeActionPayload action = ChaincodeActionPayload.newBuilder()
                .setChaincodeProposalPayload(proposalPayload)
                .setAction(ChaincodeEndorsedAction.newBuilder()
                        .setProposalResponsePayload(responsePayload)
                        .addAllEndorsements(endorsements))
                .build();
        Transaction.Builder transaction = Transaction.newBuilder();
        for (int i = 0; i < actions; i++) {
            transaction.addActions(TransactionAction.newBuilder()
                    .setHeader(signatureHeader.toByteString())
                    .setPayload(action.toByteString()));
        }
        return Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(channelHeader.toByteString())
                        .setSignatureHeader(signatureHeader.toByteString()))
                .setData(transaction.build().toByteString())
                .build()
                .toByteString();
    }

    public Envelope signedBy(Credentials client) {
        return envelope(payload(), Signatures.sign(client, payload()));
    }

    public static Envelope envelope(ByteString payload, ByteString signature) {
        return Envelope.newBuilder().setPayload(payload).setSignature(signature).build();
    }
}

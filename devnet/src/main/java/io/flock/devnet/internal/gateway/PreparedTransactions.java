package io.flock.devnet.internal.gateway;

import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/** Puts proposal and endorsements together into the transaction that the client signs. */
final class PreparedTransactions {
    private PreparedTransactions() {}

    /**
     * @param responses with equal payloads, at least one
     */
    static Envelope of(ProposalParts proposal, List<ProposalResponse> responses) {
        Map<ByteString, Endorsement> endorsements = new LinkedHashMap<>();
        responses.forEach(each -> endorsements.putIfAbsent(each.getEndorsement().getEndorser(), each.getEndorsement()));
        ChaincodeActionPayload invocation = ChaincodeActionPayload.newBuilder()
                .setChaincodeProposalPayload(proposal.payload())
                .setAction(ChaincodeEndorsedAction.newBuilder()
                        .setProposalResponsePayload(responses.get(0).getPayload())
                        .addAllEndorsements(endorsements.values()))
                .build();
        Transaction transaction = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder()
                        .setHeader(proposal.header().getSignatureHeader())
                        .setPayload(invocation.toByteString()))
                .build();
        return Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(proposal.header())
                        .setData(transaction.toByteString())
                        .build()
                        .toByteString())
                .build();
    }
}

package io.flock.devnet.internal.endorse;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.chaincode.TransactionRun;
import io.flock.devnet.internal.channel.ChaincodeDefinition;
import io.flock.devnet.internal.msp.Members;
import io.flock.devnet.internal.msp.SigningIdentity;
import java.util.Set;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;

/** Makes the response to a proposal that was simulated, and endorses it if the chaincode was content. */
final class EndorsementAssembly {
    /** From here on an answer is an error: no event, no endorsement. */
    private static final int ERROR_THRESHOLD = 400;

    private static final int ERROR = 500;

    private final Members members;
    private final SigningIdentity identity;

    EndorsementAssembly(Members members, SigningIdentity identity) {
        this.members = members;
        this.identity = identity;
    }

    EndorsementOutcome answer(
            UnpackedProposal proposal,
            ChaincodeDefinition definition,
            TransactionRun run,
            Response response,
            ByteString results,
            ChaincodeMessage message) {
        ProposalResponse.Builder answer =
                ProposalResponse.newBuilder().setVersion(1).setResponse(response);
        int status = response.getStatus();
        if (status < ERROR_THRESHOLD || status >= ERROR) {
            ByteString payload = payload(proposal, definition, response, results, event(proposal, response, message));
            answer.setPayload(payload);
            if (status < ERROR_THRESHOLD) {
                answer.setEndorsement(endorsement(payload));
            }
        }
        return new EndorsementOutcome.Answered(answer.build(), run.chaincodes());
    }

    /** The chaincode's response and nothing that a transaction could be made of. */
    EndorsementOutcome unendorsed(TransactionRun run, Response response) {
        return new EndorsementOutcome.Answered(
                ProposalResponse.newBuilder()
                        .setVersion(1)
                        .setResponse(response)
                        .build(),
                run.chaincodes());
    }

    /** The answer to a question about the ledger; nobody can make a transaction of it. */
    EndorsementOutcome answer(UnpackedProposal proposal, Response response) {
        ChaincodeAction action =
                ChaincodeAction.newBuilder().setResponse(response).build();
        ByteString payload = ProposalResponsePayload.newBuilder()
                .setProposalHash(proposal.hash())
                .setExtension(action.toByteString())
                .build()
                .toByteString();
        return new EndorsementOutcome.Answered(
                ProposalResponse.newBuilder()
                        .setVersion(1)
                        .setResponse(response)
                        .setPayload(payload)
                        .build(),
                Set.of(proposal.chaincode()));
    }

    private static ByteString event(UnpackedProposal proposal, Response response, ChaincodeMessage message) {
        if (!message.hasChaincodeEvent() || response.getStatus() >= ERROR_THRESHOLD) {
            return ByteString.EMPTY;
        }
        // Chaincode and transaction are the peer's word, not the chaincode's.
        return ChaincodeEvent.newBuilder(message.getChaincodeEvent())
                .setChaincodeId(proposal.chaincode())
                .setTxId(proposal.transaction())
                .build()
                .toByteString();
    }

    private static ByteString payload(
            UnpackedProposal proposal,
            ChaincodeDefinition definition,
            Response response,
            ByteString results,
            ByteString event) {
        ChaincodeAction action = ChaincodeAction.newBuilder()
                .setResults(results)
                .setEvents(event)
                .setResponse(response)
                .setChaincodeId(
                        ChaincodeID.newBuilder().setName(definition.name()).setVersion(definition.version()))
                .build();
        return ProposalResponsePayload.newBuilder()
                .setProposalHash(proposal.hash())
                .setExtension(action.toByteString())
                .build()
                .toByteString();
    }

    private Endorsement endorsement(ByteString payload) {
        ByteString signature = members.sign(identity, payload.concat(identity.serialised()));
        return Endorsement.newBuilder()
                .setEndorser(identity.serialised())
                .setSignature(signature)
                .build();
    }
}

package io.flock.testnet.bench.growth;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.connection.Identity;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;

/**
 * Writes documents with transactions that peers endorse without a chaincode having proposed them: all keys of a network of
 * one's own lie at hand. Such a transaction is ordered, validated – signatures, policy, conflicts – and committed as any
 * other is, only its simulation is left out, which takes a chaincode a call per key.
 */
final class EndorsedWrites {
    private static final String EMPTY = "token:Name";

    private final Gateway gateway;
    private final Contract contract;
    private final String chaincode;
    private final Map<OrganisationId, Identity> peers;

    /**
     * On a channel with one chaincode of the same name.
     *
     * @param peers by organisation
     */
    EndorsedWrites(Gateway gateway, String name, Map<OrganisationId, Identity> peers) {
        this.gateway = gateway;
        this.contract = gateway.getNetwork(name).getContract(name);
        this.chaincode = name;
        this.peers = Map.copyOf(peers);
    }

    /** Writes all in one transaction; returns once it is committed. */
    void commit(Map<LedgerKey, ? extends StateDocument> documents)
            throws EndorseException, SubmitException, CommitStatusException, CommitException {
        PreparedTransaction empty =
                parsed(contract.newProposal(EMPTY).build().endorse().getBytes());
        gateway.newTransaction(changed(empty, results(documents)).toByteArray()).submit();
    }

    private static PreparedTransaction parsed(byte[] bytes) {
        try {
            return PreparedTransaction.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the gateway's own bytes", e);
        }
    }

    private ByteString results(Map<LedgerKey, ? extends StateDocument> documents) {
        KVRWSet.Builder writes = KVRWSet.newBuilder();
        documents.forEach((key, document) -> writes.addWrites(
                KVWrite.newBuilder().setKey(key.composite()).setValue(ByteString.copyFrom(Json.writeBytes(document)))));
        return TxReadWriteSet.newBuilder()
                .addNsRwset(NsReadWriteSet.newBuilder()
                        .setNamespace(chaincode)
                        .setRwset(writes.build().toByteString()))
                .build()
                .toByteString();
    }

    private PreparedTransaction changed(PreparedTransaction prepared, ByteString results) {
        try {
            Payload payload = Payload.parseFrom(prepared.getEnvelope().getPayload());
            Transaction transaction = Transaction.parseFrom(payload.getData());
            ChaincodeActionPayload action =
                    ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
            ByteString response = response(action.getAction().getProposalResponsePayload(), results);
            ChaincodeEndorsedAction.Builder endorsed =
                    ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(response);
            for (Endorsement endorsement : action.getAction().getEndorsementsList()) {
                endorsed.addEndorsements(endorsed(endorsement.getEndorser(), response));
            }
            Transaction.Builder changed = transaction.toBuilder();
            changed.getActionsBuilder(0)
                    .setPayload(action.toBuilder().setAction(endorsed).build().toByteString());
            PreparedTransaction.Builder all = prepared.toBuilder();
            all.getEnvelopeBuilder()
                    .setPayload(payload.toBuilder()
                            .setData(changed.build().toByteString())
                            .build()
                            .toByteString());
            return all.build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the gateway's own bytes", e);
        }
    }

    private static ByteString response(ByteString payload, ByteString results) throws InvalidProtocolBufferException {
        ProposalResponsePayload response = ProposalResponsePayload.parseFrom(payload);
        return response.toBuilder()
                .setExtension(ChaincodeAction.parseFrom(response.getExtension()).toBuilder()
                        .setResults(results)
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }

    private Endorsement endorsed(ByteString endorser, ByteString payload) throws InvalidProtocolBufferException {
        Identity peer = peers.get(
                OrganisationId.parse(SerializedIdentity.parseFrom(endorser).getMspid()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(payload.concat(endorser).toByteArray());
            return Endorsement.newBuilder()
                    .setEndorser(endorser)
                    .setSignature(ByteString.copyFrom(peer.sign(digest)))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key at hand signs", e);
        }
    }
}

package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.ledger.TransactionContent;
import io.flock.devnet.internal.ledger.rwset.NamespaceResults;
import io.flock.devnet.internal.ledger.rwset.ReadWriteSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** The second half of a transaction's checks: what was endorsed, and by whom. */
final class EndorsementCheck {
    private static final Stage EXTENSION = new Stage(TxValidationCode.BAD_HEADER_EXTENSION);
    private static final Stage RESPONSE = new Stage(TxValidationCode.BAD_RESPONSE_PAYLOAD);
    private static final Stage RESULTS = new Stage(TxValidationCode.BAD_RWSET);
    private static final Stage CHAINCODE = new Stage(TxValidationCode.INVALID_CHAINCODE);
    private static final Stage OTHER = new Stage(TxValidationCode.INVALID_OTHER_REASON);
    private static final Stage WRITES = new Stage(TxValidationCode.ILLEGAL_WRITESET);
    private static final Stage POLICY = new Stage(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);

    private final ChannelPolicies policies;

    EndorsementCheck(ChannelPolicies policies) {
        this.policies = policies;
    }

    TransactionContent check(SignedTransaction transaction) throws InvalidTransactionException {
        ChaincodeHeaderExtension extension = EXTENSION.parse(
                ChaincodeHeaderExtension.parser(), transaction.channelHeader().getExtension());
        ChaincodeAction action =
                RESPONSE.parse(ChaincodeAction.parser(), transaction.response().getExtension());
        ReadWriteSet results = results(action);
        String called = requireSameChaincode(extension, action);
        Optional<ChaincodeEvent> event = event(action, called);
        requirePolicies(namespaces(results, called), transaction.action());
        return TransactionContent.of(transaction.channelHeader()).with(results, event);
    }

    private static ReadWriteSet results(ChaincodeAction action) throws InvalidTransactionException {
        try {
            return ReadWriteSet.parse(action.getResults());
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidTransactionException(RESULTS.code(), e.getMessage());
        }
    }

    private static String requireSameChaincode(ChaincodeHeaderExtension extension, ChaincodeAction action)
            throws InvalidTransactionException {
        OTHER.require(extension.hasChaincodeId() && action.hasChaincodeId(), "no chaincode id");
        String called = extension.getChaincodeId().getName();
        CHAINCODE.require(!called.isEmpty(), "an empty chaincode name");
        CHAINCODE.require(
                called.equals(action.getChaincodeId().getName()),
                called + " was called, " + action.getChaincodeId().getName() + " answered");
        CHAINCODE.require(!action.getChaincodeId().getVersion().isEmpty(), "no chaincode version");
        return called;
    }

    private static Optional<ChaincodeEvent> event(ChaincodeAction action, String called)
            throws InvalidTransactionException {
        if (action.getEvents().isEmpty()) {
            return Optional.empty();
        }
        ChaincodeEvent event = OTHER.parse(ChaincodeEvent.parser(), action.getEvents());
        OTHER.require(event.getChaincodeId().equals(called), "an event of chaincode " + event.getChaincodeId());
        return Optional.of(event);
    }

    /** The chaincodes that must agree: the called one, and each whose state is written. */
    private static SortedSet<String> namespaces(ReadWriteSet results, String called)
            throws InvalidTransactionException {
        SortedSet<String> written = new TreeSet<>(Set.of(called));
        Set<String> seen = new HashSet<>();
        for (NamespaceResults of : results.namespaces()) {
            WRITES.require(seen.add(of.namespace()), "namespace " + of.namespace() + " twice");
            OTHER.require(
                    of.set().getMetadataWritesCount() == 0 && !results.privateData(),
                    "not supported by the development network: private data and key-level policies; use a Fabric"
                            + " network");
            if (of.writes()) {
                written.add(of.namespace());
            }
        }
        return written;
    }

    private void requirePolicies(SortedSet<String> chaincodes, ChaincodeEndorsedAction action)
            throws InvalidTransactionException {
        List<ByteString> endorsers = endorsers(action);
        for (String chaincode : chaincodes) {
            CHAINCODE.require(policies.defined(chaincode), "chaincode " + chaincode + " is not defined");
            POLICY.require(
                    policies.endorsed(chaincode, endorsers),
                    endorsers.size() + " valid endorsements do not meet the policy of " + chaincode);
        }
    }

    // An identity counts once however often it signed, and an invalid signature counts as none: it must not spoil the
    // valid ones beside it.
    private List<ByteString> endorsers(ChaincodeEndorsedAction action) {
        Set<ByteString> valid = new LinkedHashSet<>();
        for (Endorsement endorsement : action.getEndorsementsList()) {
            ByteString endorser = endorsement.getEndorser();
            ByteString signed = action.getProposalResponsePayload().concat(endorser);
            if (!valid.contains(endorser) && policies.signed(endorser, signed, endorsement.getSignature())) {
                valid.add(endorser);
            }
        }
        return List.copyOf(valid);
    }
}

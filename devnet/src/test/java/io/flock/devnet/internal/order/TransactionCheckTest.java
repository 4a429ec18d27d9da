package io.flock.devnet.internal.order;

import static io.flock.devnet.internal.order.TransactionBuilder.CHANNEL;
import static io.flock.devnet.internal.order.TransactionBuilder.CREATOR;
import static io.flock.devnet.internal.order.TransactionBuilder.id;
import static io.flock.devnet.internal.order.TransactionBuilder.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.CheckedTransaction;
import java.util.Locale;
import java.util.Set;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** One case per reason to refuse; everything else about each transaction is right. */
class TransactionCheckTest {
    /** A field of length 5 that ends after one byte. */
    private static final ByteString BROKEN = ByteString.copyFrom(new byte[] {0x0a, 5, 1});

    private final OpenPolicies policies = new OpenPolicies();

    @Test
    void soundTransaction_isValid_andReadInFull() {
        ByteString event = ChaincodeEvent.newBuilder()
                .setChaincodeId("cc")
                .setEventName("done")
                .build()
                .toByteString();
        CheckedTransaction checked = check(transaction("n").put("cc", "k", "v").action(a -> a.setEvents(event)));

        assertThat(checked.code()).isEqualTo(TxValidationCode.VALID);
        assertThat(checked.content().id()).isEqualTo(id("n"));
        assertThat(checked.content().type()).isEqualTo(HeaderType.ENDORSER_TRANSACTION);
        assertThat(checked.content().time().getSeconds()).isEqualTo(1_700_000_000);
        assertThat(checked.content().event().orElseThrow().getEventName()).isEqualTo("done");
        assertThat(checked.content().results().namespaces()).hasSize(1);
    }

    @Test
    void brokenEnvelope_isAnotherReason() {
        CheckedTransaction checked = checker().check(BROKEN);

        assertThat(checked.code()).isEqualTo(TxValidationCode.INVALID_OTHER_REASON);
        assertThat(checked.content().id()).isEmpty();
    }

    @Test
    void brokenPayload_isABadPayload() {
        assertThat(code(transaction("n").envelope(e -> e.setPayload(BROKEN)))).isEqualTo(TxValidationCode.BAD_PAYLOAD);
    }

    @Test
    void brokenChannelHeader_isABadCommonHeader() {
        assertThat(code(transaction("n").payload(p -> {
                    p.getHeaderBuilder().setChannelHeader(BROKEN);
                    return p;
                })))
                .isEqualTo(TxValidationCode.BAD_COMMON_HEADER);
    }

    @Test
    void otherHeaderType_isABadCommonHeader() {
        assertThat(code(transaction("n").channelHeader(h -> h.setType(HeaderType.MESSAGE_VALUE))))
                .isEqualTo(TxValidationCode.BAD_COMMON_HEADER);
    }

    @Test
    void epoch_isABadCommonHeader() {
        assertThat(code(transaction("n").channelHeader(h -> h.setEpoch(1))))
                .isEqualTo(TxValidationCode.BAD_COMMON_HEADER);
    }

    @Test
    void missingNonce_isABadCommonHeader() {
        assertThat(code(transaction("n").signatureHeader(h -> h.clearNonce())))
                .isEqualTo(TxValidationCode.BAD_COMMON_HEADER);
    }

    @Test
    void missingCreator_isABadCommonHeader() {
        assertThat(code(transaction("n").signatureHeader(h -> h.clearCreator())))
                .isEqualTo(TxValidationCode.BAD_COMMON_HEADER);
    }

    @Test
    void unknownCreator_isABadCreatorSignature() {
        policies.unknown(CREATOR);

        assertThat(code(transaction("n"))).isEqualTo(TxValidationCode.BAD_CREATOR_SIGNATURE);
    }

    @Test
    void signatureOverSomethingElse_isABadCreatorSignature() {
        assertThat(code(transaction("n").envelope(e -> e.setSignature(OpenPolicies.sign(CREATOR, BROKEN)))))
                .isEqualTo(TxValidationCode.BAD_CREATOR_SIGNATURE);
    }

    @Test
    void configuration_isUnsupported() {
        assertThat(code(transaction("n").channelHeader(h -> h.setType(HeaderType.CONFIG_VALUE))))
                .isEqualTo(TxValidationCode.UNSUPPORTED_TX_PAYLOAD);
    }

    @Test
    void idOfAnotherNonce_isABadId() {
        CheckedTransaction checked = check(transaction("n").channelHeader(h -> h.setTxId(id("m"))));

        assertThat(checked.code()).isEqualTo(TxValidationCode.BAD_PROPOSAL_TXID);
        assertThat(checked.content().id()).isEqualTo(id("m"));
    }

    @Test
    void idInCapitals_isABadId() {
        assertThat(code(transaction("n").channelHeader(h -> h.setTxId(id("n").toUpperCase(Locale.ROOT)))))
                .isEqualTo(TxValidationCode.BAD_PROPOSAL_TXID);
    }

    @Test
    void noAction_isAnInvalidTransaction() {
        assertThat(code(transaction("n").transaction(t -> t.clearActions())))
                .isEqualTo(TxValidationCode.INVALID_ENDORSER_TRANSACTION);
    }

    @Test
    void twoActions_areAnInvalidTransaction() {
        assertThat(code(transaction("n").transaction(t -> t.addActions(t.getActions(0)))))
                .isEqualTo(TxValidationCode.INVALID_ENDORSER_TRANSACTION);
    }

    @Test
    void brokenAction_isAnInvalidTransaction() {
        assertThat(code(transaction("n")
                        .transaction(t -> t.setActions(
                                0, TransactionAction.newBuilder(t.getActions(0)).setPayload(BROKEN)))))
                .isEqualTo(TxValidationCode.INVALID_ENDORSER_TRANSACTION);
    }

    @Test
    void hashOfAnotherProposal_isAnInvalidTransaction() {
        assertThat(code(transaction("n").response(r -> r.setProposalHash(BROKEN))))
                .isEqualTo(TxValidationCode.INVALID_ENDORSER_TRANSACTION);
    }

    @Test
    void anotherChannel_isNotFound() {
        assertThat(code(transaction("n").channelHeader(h -> h.setChannelId("other"))))
                .isEqualTo(TxValidationCode.TARGET_CHAIN_NOT_FOUND);
    }

    @Test
    void idOnTheLedger_isADuplicate() {
        TransactionCheck check = new TransactionCheck(CHANNEL, policies, Set.of(id("n"))::contains);

        assertThat(check.check(transaction("n").bytes()).code()).isEqualTo(TxValidationCode.DUPLICATE_TXID);
        assertThat(check.check(transaction("m").bytes()).code()).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void brokenResult_isABadResponse() {
        assertThat(code(transaction("n").response(r -> r.setExtension(BROKEN))))
                .isEqualTo(TxValidationCode.BAD_RESPONSE_PAYLOAD);
    }

    @Test
    void brokenReadWriteSet_isABadReadWriteSet() {
        ByteString inner = TxReadWriteSet.newBuilder()
                .addNsRwset(NsReadWriteSet.newBuilder().setNamespace("cc").setRwset(BROKEN))
                .build()
                .toByteString();

        assertThat(code(transaction("n").action(a -> a.setResults(BROKEN)))).isEqualTo(TxValidationCode.BAD_RWSET);
        assertThat(code(transaction("n").action(a -> a.setResults(inner)))).isEqualTo(TxValidationCode.BAD_RWSET);
    }

    @Test
    void answerOfAnotherChaincode_isAnInvalidChaincode() {
        assertThat(code(transaction("n")
                        .action(a -> a.setChaincodeId(
                                ChaincodeID.newBuilder().setName("cc2").setVersion("1.0")))))
                .isEqualTo(TxValidationCode.INVALID_CHAINCODE);
    }

    @Test
    void answerWithoutVersion_isAnInvalidChaincode() {
        assertThat(code(transaction("n")
                        .action(a -> a.setChaincodeId(ChaincodeID.newBuilder().setName("cc")))))
                .isEqualTo(TxValidationCode.INVALID_CHAINCODE);
    }

    @Test
    void answerWithoutChaincode_isAnotherReason() {
        assertThat(code(transaction("n").action(a -> a.clearChaincodeId())))
                .isEqualTo(TxValidationCode.INVALID_OTHER_REASON);
    }

    @Test
    void writeToAnUndefinedChaincode_isAnInvalidChaincode() {
        assertThat(code(transaction("n").put("nobody", "k", "v"))).isEqualTo(TxValidationCode.INVALID_CHAINCODE);
    }

    @Test
    void readOfAnUndefinedChaincode_isValid() {
        assertThat(code(transaction("n").read("nobody", "k", 0))).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void eventOfAnotherChaincode_isAnotherReason() {
        ByteString event =
                ChaincodeEvent.newBuilder().setChaincodeId("cc2").build().toByteString();

        assertThat(code(transaction("n").action(a -> a.setEvents(event))))
                .isEqualTo(TxValidationCode.INVALID_OTHER_REASON);
    }

    @Test
    void namespaceTwice_isAnIllegalWriteSet() {
        assertThat(code(transaction("n").put("cc", "k", "v").put("cc", "l", "v")))
                .isEqualTo(TxValidationCode.ILLEGAL_WRITESET);
    }

    @Test
    void privateData_isAnotherReason() {
        ByteString results = TxReadWriteSet.newBuilder()
                .addNsRwset(NsReadWriteSet.newBuilder()
                        .setNamespace("cc")
                        .addCollectionHashedRwset(CollectionHashedReadWriteSet.getDefaultInstance()))
                .build()
                .toByteString();

        assertThat(code(transaction("n").action(a -> a.setResults(results))))
                .isEqualTo(TxValidationCode.INVALID_OTHER_REASON);
    }

    @Test
    void keyLevelPolicy_isAnotherReason() {
        assertThat(code(transaction("n")
                        .results("cc", KVRWSet.newBuilder().addMetadataWrites(KVMetadataWrite.getDefaultInstance()))))
                .isEqualTo(TxValidationCode.INVALID_OTHER_REASON);
    }

    @Test
    void tooFewEndorsers_areAPolicyFailure() {
        assertThat(code(transaction("n").put("cc", "k", "v").endorsers("peer1")))
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void calledChaincode_mustAgree_evenIfItWritesNothing() {
        assertThat(code(transaction("n").put("cc2", "k", "v").endorsers("peer1")))
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void endorserWhoSignsTwice_countsOnce() {
        assertThat(code(transaction("n").endorsers("peer1", "peer1")))
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void endorsementOfAnotherResult_isDropped() {
        assertThat(code(transaction("n")
                        .endorsed(a -> a.setProposalResponsePayload(
                                a.getProposalResponsePayload().concat(ByteString.copyFrom(new byte[] {0x78, 1}))))))
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void invalidEndorsement_doesNotSpoilTheValidOnes_evenOfTheSameEndorser() {
        Endorsement bad = Endorsement.newBuilder()
                .setEndorser(ByteString.copyFromUtf8("peer1"))
                .setSignature(BROKEN)
                .build();

        assertThat(code(transaction("n").endorsed(a -> a.addEndorsements(0, bad))))
                .isEqualTo(TxValidationCode.VALID);
    }

    private TxValidationCode code(TransactionBuilder transaction) {
        return check(transaction).code();
    }

    private CheckedTransaction check(TransactionBuilder transaction) {
        return checker().check(transaction.bytes());
    }

    private TransactionCheck checker() {
        return new TransactionCheck(CHANNEL, policies, id -> false);
    }
}

package io.flock.devnet.internal.chaincode;

import static io.flock.devnet.fixture.ScriptedChaincode.completed;
import static io.flock.devnet.fixture.ScriptedChaincode.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.flock.devnet.Chaincode;
import io.flock.devnet.DevNetwork;
import io.flock.devnet.fixture.Proposals;
import io.flock.devnet.fixture.RawGateway;
import io.flock.devnet.fixture.RawGateway.Problem;
import io.flock.devnet.fixture.ScriptedChaincode;
import io.flock.devnet.internal.msp.SigningIdentity;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.GetQueryResult;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateMetadata;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.PurgePrivateState;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.PutStateMetadata;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryStateClose;
import org.hyperledger.fabric.protos.peer.QueryStateNext;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stream's protocol, spoken by a chaincode that does what no shim would do. */
@Timeout(300)
class ChaincodeStreamTest {
    private static final String UNSUPPORTED = "not supported by the development network: ";

    private ScriptedChaincode chaincode;
    private DevNetwork network;
    private RawGateway gateway;
    private SigningIdentity client;

    @BeforeEach
    void start() {
        chaincode = ScriptedChaincode.start();
        network = DevNetwork.builder()
                .channel("flock")
                .organisations("Org1MSP")
                .executeTimeout(Duration.ofSeconds(60))
                .chaincode(Chaincode.named("scripted").at(chaincode.address()))
                .start();
        gateway = new RawGateway(network.organisation("Org1MSP"));
        client = Proposals.signer(network.organisation("Org1MSP").enroll("client"));
    }

    @AfterEach
    void stop() {
        gateway.close();
        network.close();
        chaincode.close();
    }

    private SignedProposal proposal() {
        return Proposals.of(client, "flock", "scripted", "function").sign();
    }

    private CompletableFuture<String> evaluate(SignedProposal proposal) {
        return CompletableFuture.supplyAsync(() -> gateway.evaluated(proposal));
    }

    private Problem problem(CompletableFuture<String> evaluation) {
        return RawGateway.problem(() -> {
            try {
                evaluation.get(1, TimeUnit.MINUTES);
            } catch (ExecutionException e) {
                throw (RuntimeException) e.getCause();
            } catch (InterruptedException | TimeoutException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Asks within a new transaction and gives the peer's answer; the transaction then ends well. */
    private ChaincodeMessage ask(ChaincodeMessage.Type type, MessageLite payload) throws Exception {
        return ask(message(type, "", payload));
    }

    private ChaincodeMessage ask(ChaincodeMessage request) throws Exception {
        StreamObserver<ChaincodeMessage> peer = chaincode.register();
        CompletableFuture<String> evaluation = evaluate(proposal());
        String transaction = chaincode.receive().getTxid();
        peer.onNext(request.toBuilder().setTxid(transaction).build());
        ChaincodeMessage answer = chaincode.receive();
        assertThat(answer.getTxid()).isEqualTo(transaction);
        peer.onNext(completed(transaction, 200, "done"));
        assertThat(evaluation.get(1, TimeUnit.MINUTES)).isEqualTo("done");
        return answer;
    }

    private void assertRefused(ChaincodeMessage.Type type, MessageLite payload, String reason) throws Exception {
        ChaincodeMessage answer = ask(type, payload);
        assertThat(answer.getType()).isEqualTo(ChaincodeMessage.Type.ERROR);
        assertThat(answer.getPayload().toStringUtf8())
                .isEqualTo(type + " failed: transaction ID: " + answer.getTxid() + ": " + reason);
    }

    @Test
    void registration_isAnsweredByRegisteredAndReady_withBatchesOfFabricsSizes() throws InvalidProtocolBufferException {
        StreamObserver<ChaincodeMessage> peer = chaincode.connection();
        peer.onNext(message(
                ChaincodeMessage.Type.REGISTER,
                "",
                ChaincodeID.newBuilder().setName("x").build()));
        assertThat(chaincode.receive().getType()).isEqualTo(ChaincodeMessage.Type.REGISTERED);
        ChaincodeMessage ready = chaincode.receive();
        assertThat(ready.getType()).isEqualTo(ChaincodeMessage.Type.READY);
        ChaincodeAdditionalParams offer = ChaincodeAdditionalParams.parseFrom(ready.getPayload());
        assertThat(offer.getUseWriteBatch()).isTrue();
        assertThat(offer.getMaxSizeWriteBatch()).isEqualTo(1000);
        assertThat(offer.getUseGetMultipleKeys()).isTrue();
        assertThat(offer.getMaxSizeGetMultipleKeys()).isEqualTo(1000);
    }

    @Test
    void anotherMessageBeforeRegistration_endsTheStream_andThePeerDialsAgain() {
        chaincode.connection().onNext(message(ChaincodeMessage.Type.GET_STATE, "x", GetState.getDefaultInstance()));
        assertThat(chaincode.register()).isNotNull();
    }

    @Test
    void anUnknownMessageLater_endsTheStream_andFailsWhatRuns() {
        StreamObserver<ChaincodeMessage> peer = chaincode.register();
        CompletableFuture<String> evaluation = evaluate(proposal());
        peer.onNext(message(ChaincodeMessage.Type.READY, chaincode.receive().getTxid(), GetState.getDefaultInstance()));
        assertThat(problem(evaluation).details().get(0)).endsWith("error sending: chaincode stream terminated");
        assertThat(chaincode.register()).isNotNull();
    }

    @Test
    void aTransaction_carriesInputAndProposal() {
        chaincode.register();
        SignedProposal proposal = proposal();
        CompletableFuture<String> evaluation = evaluate(proposal);
        ChaincodeMessage transaction = chaincode.receive();
        assertThat(transaction.getType()).isEqualTo(ChaincodeMessage.Type.TRANSACTION);
        assertThat(transaction.getChannelId()).isEqualTo("flock");
        assertThat(transaction.getProposal()).isEqualTo(proposal);
        assertThat(evaluation).isNotDone();
    }

    @Test
    void anErrorOfTheChaincode_isAFailedSimulation() {
        StreamObserver<ChaincodeMessage> peer = chaincode.register();
        CompletableFuture<String> evaluation = evaluate(proposal());
        peer.onNext(ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.ERROR)
                .setTxid(chaincode.receive().getTxid())
                .setPayload(ByteString.copyFromUtf8("broken"))
                .build());
        assertThat(problem(evaluation).details().get(0))
                .endsWith(" error in simulation: transaction returned with failure: broken");
    }

    @Test
    void statusesBelow400_areSuccess_from400OnErrors() throws Exception {
        StreamObserver<ChaincodeMessage> peer = chaincode.register();
        CompletableFuture<String> good = evaluate(proposal());
        peer.onNext(completed(chaincode.receive().getTxid(), 399, "fine"));
        assertThat(good.get(1, TimeUnit.MINUTES)).isEqualTo("fine");
        CompletableFuture<String> bad = evaluate(proposal());
        peer.onNext(completed(chaincode.receive().getTxid(), 404, ""));
        Problem problem = problem(bad);
        assertThat(problem.status()).isEqualTo("UNKNOWN");
        assertThat(problem.details().get(0)).endsWith(" chaincode response 404, as scripted");
    }

    @Test
    void theSameTransactionTwiceAtOnce_isRefused_theFirstGoesOn() throws Exception {
        StreamObserver<ChaincodeMessage> peer = chaincode.register();
        SignedProposal proposal = proposal();
        CompletableFuture<String> first = evaluate(proposal);
        String transaction = chaincode.receive().getTxid();
        assertThat(problem(evaluate(proposal)).details().get(0))
                .endsWith("error sending: txid: " + transaction + "(flock) exists");
        peer.onNext(completed(transaction, 200, "first"));
        assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo("first");
    }

    @Test
    void aRequestWithoutATransaction_isRefused() {
        StreamObserver<ChaincodeMessage> peer = chaincode.register();
        peer.onNext(message(ChaincodeMessage.Type.GET_STATE, "nowhere", GetState.getDefaultInstance()));
        ChaincodeMessage answer = chaincode.receive();
        assertThat(answer.getType()).isEqualTo(ChaincodeMessage.Type.ERROR);
        assertThat(answer.getPayload().toStringUtf8())
                .isEqualTo("GET_STATE failed: transaction ID: nowhere: no ledger context");
    }

    @Test
    void keepAlive_isIgnored() throws Exception {
        StreamObserver<ChaincodeMessage> peer = chaincode.register();
        peer.onNext(message(ChaincodeMessage.Type.KEEPALIVE, "", GetState.getDefaultInstance()));
        CompletableFuture<String> evaluation = evaluate(proposal());
        peer.onNext(completed(chaincode.receive().getTxid(), 200, "alive"));
        assertThat(evaluation.get(1, TimeUnit.MINUTES)).isEqualTo("alive");
    }

    @Test
    void privateData_isRefused() throws Exception {
        assertRefused(
                ChaincodeMessage.Type.GET_STATE,
                GetState.newBuilder().setKey("a").setCollection("c").build(),
                UNSUPPORTED + "private data; use a Fabric network");
    }

    @Test
    void writesToPrivateData_areRefused() throws Exception {
        assertRefused(
                ChaincodeMessage.Type.PUT_STATE,
                PutState.newBuilder().setKey("a").setCollection("c").build(),
                UNSUPPORTED + "private data; use a Fabric network");
    }

    @Test
    void purgingPrivateData_isRefused() throws Exception {
        assertRefused(
                ChaincodeMessage.Type.PURGE_PRIVATE_DATA,
                PurgePrivateState.getDefaultInstance(),
                UNSUPPORTED + "private data; use a Fabric network");
    }

    @Test
    void keyLevelPolicies_areRefused() throws Exception {
        assertRefused(
                ChaincodeMessage.Type.PUT_STATE_METADATA,
                PutStateMetadata.getDefaultInstance(),
                UNSUPPORTED + "key-level endorsement policies; use a Fabric network");
    }

    @Test
    void richQueries_areRefused_asALevelDbPeerDoes() throws Exception {
        assertRefused(
                ChaincodeMessage.Type.GET_QUERY_RESULT,
                GetQueryResult.getDefaultInstance(),
                "ExecuteQuery not supported for leveldb");
    }

    @Test
    void anotherChannel_isRefused() throws Exception {
        assertRefused(
                ChaincodeMessage.Type.INVOKE_CHAINCODE,
                ChaincodeSpec.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName("scripted/elsewhere"))
                        .build(),
                UNSUPPORTED + "chaincode on another channel; use a Fabric network");
    }

    @Test
    void aChaincodeThatCallsItself_isRefused() throws Exception {
        StreamObserver<ChaincodeMessage> peer = chaincode.register();
        CompletableFuture<String> evaluation = evaluate(proposal());
        String transaction = chaincode.receive().getTxid();
        peer.onNext(message(
                ChaincodeMessage.Type.INVOKE_CHAINCODE,
                transaction,
                ChaincodeSpec.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName("scripted/flock"))
                        .build()));
        assertThat(chaincode.receive().getPayload().toStringUtf8()).endsWith("txid: " + transaction + "(flock) exists");
        peer.onNext(completed(transaction, 200, "still here"));
        assertThat(evaluation.get(1, TimeUnit.MINUTES)).isEqualTo("still here");
    }

    @Test
    void anUnknownChaincode_cantBeCalled() throws Exception {
        assertRefused(
                ChaincodeMessage.Type.INVOKE_CHAINCODE,
                ChaincodeSpec.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName("absent"))
                        .build(),
                "[channel flock] failed to get chaincode container info for absent: chaincode absent not found");
    }

    @Test
    void anUnknownIterator_hasNoNext() throws Exception {
        assertRefused(
                ChaincodeMessage.Type.QUERY_STATE_NEXT,
                QueryStateNext.newBuilder().setId("none").build(),
                "query iterator not found");
    }

    @Test
    void anUnknownIterator_canBeClosed() throws Exception {
        ChaincodeMessage answer = ask(
                ChaincodeMessage.Type.QUERY_STATE_CLOSE,
                QueryStateClose.newBuilder().setId("none").build());
        assertThat(answer.getType()).isEqualTo(ChaincodeMessage.Type.RESPONSE);
        assertThat(QueryResponse.parseFrom(answer.getPayload()).getId()).isEqualTo("none");
    }

    @Test
    void metadata_isEmpty() throws Exception {
        ChaincodeMessage answer = ask(
                ChaincodeMessage.Type.GET_STATE_METADATA,
                GetStateMetadata.newBuilder().setKey("a").build());
        assertThat(answer.getType()).isEqualTo(ChaincodeMessage.Type.RESPONSE);
        assertThat(answer.getPayload()).isEmpty();
    }

    @Test
    void severalKeysAtOnce_areAnswered() throws Exception {
        ChaincodeMessage values = ask(
                ChaincodeMessage.Type.GET_STATE_MULTIPLE,
                GetStateMultiple.newBuilder().addKeys("a").addKeys("b").build());
        assertThat(GetStateMultipleResult.parseFrom(values.getPayload()).getValuesCount())
                .isEqualTo(2);
    }

    @Test
    void severalWritesAtOnce_areTaken() throws Exception {
        ChaincodeMessage written = ask(
                ChaincodeMessage.Type.WRITE_BATCH_STATE,
                WriteBatchState.newBuilder()
                        .addRec(WriteRecord.newBuilder()
                                .setType(WriteRecord.Type.PUT_STATE)
                                .setKey("a"))
                        .addRec(WriteRecord.newBuilder()
                                .setType(WriteRecord.Type.DEL_STATE)
                                .setKey("b"))
                        .build());
        assertThat(written.getType()).isEqualTo(ChaincodeMessage.Type.RESPONSE);
    }

    @Test
    void payloadThatIsNoRequest_isRefused() throws Exception {
        // Field 1 as a group end, which no message has.
        ChaincodeMessage answer = ask(ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.GET_STATE)
                .setPayload(ByteString.copyFrom(new byte[] {12}))
                .build());
        assertThat(answer.getType()).isEqualTo(ChaincodeMessage.Type.ERROR);
        assertThat(answer.getPayload().toStringUtf8())
                .contains("GET_STATE failed: transaction ID: ", "unmarshal failed");
    }

    @Test
    void aChaincodeThatIsSilent_timesOut_andItsLateAnswerIsDropped() throws Exception {
        network.close();
        try (ScriptedChaincode slow = ScriptedChaincode.start();
                DevNetwork impatient = DevNetwork.builder()
                        .channel("flock")
                        .organisations("Org1MSP")
                        .executeTimeout(Duration.ofMillis(100))
                        .chaincode(Chaincode.named("scripted").at(slow.address()))
                        .start();
                RawGateway asked = new RawGateway(impatient.organisation("Org1MSP"))) {
            StreamObserver<ChaincodeMessage> peer = slow.register();
            SigningIdentity caller =
                    Proposals.signer(impatient.organisation("Org1MSP").enroll("caller"));
            Problem problem = asked.evaluate(Proposals.of(caller, "flock", "scripted", "f"));
            String transaction = slow.receive().getTxid();
            assertThat(problem.status()).isEqualTo("ABORTED");
            assertThat(problem.details().get(0))
                    .endsWith("error in simulation: failed to execute transaction " + transaction
                            + ": error sending: timeout expired while executing transaction");
            peer.onNext(message(
                    ChaincodeMessage.Type.GET_STATE,
                    transaction,
                    GetState.newBuilder().setKey("a").build()));
            assertThat(slow.receive().getPayload().toStringUtf8()).endsWith("no ledger context");
            peer.onNext(completed(transaction, 200, "too late"));
            peer.onNext(message(ChaincodeMessage.Type.GET_STATE, "x", GetState.getDefaultInstance()));
            assertThat(slow.receive().getType()).isEqualTo(ChaincodeMessage.Type.ERROR);
        }
    }
}

package io.flock.devnet.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.devnet.Chaincode;
import io.flock.devnet.DevNetwork;
import io.flock.devnet.Organisation;
import io.flock.devnet.Role;
import io.flock.devnet.fixture.ProbeServer;
import io.flock.devnet.fixture.Proposals;
import io.flock.devnet.fixture.RawGateway;
import io.flock.devnet.fixture.RawGateway.Problem;
import io.flock.devnet.internal.msp.SigningIdentity;
import java.time.Duration;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.orderer.SeekOldest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the gateway refuses before it does anything, with its texts. */
class RequestRefusalTest {
    private static ProbeServer chaincode;
    private static DevNetwork network;
    private static RawGateway gateway;
    private static SigningIdentity client;

    @BeforeAll
    static void start() {
        chaincode = ProbeServer.start();
        network = DevNetwork.builder()
                .channel("flock")
                .batchTimeout(Duration.ofMillis(20))
                .chaincode(Chaincode.named("probe").at(chaincode.address()))
                .start();
        Organisation first = network.organisation("Org1MSP");
        gateway = new RawGateway(first);
        client = Proposals.signer(first.enroll("client"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        network.close();
        chaincode.close();
    }

    private static void assertInvalid(Runnable call, String message) {
        Problem problem = RawGateway.problem(call);
        assertThat(problem.status()).isEqualTo("INVALID_ARGUMENT");
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.details()).isEmpty();
    }

    private static SignedCommitStatusRequest signed(CommitStatusRequest request, SigningIdentity by) {
        return SignedCommitStatusRequest.newBuilder()
                .setRequest(request.toByteString())
                .setSignature(by.sign(request.toByteString()))
                .build();
    }

    private static CommitStatusRequest.Builder status() {
        return CommitStatusRequest.newBuilder()
                .setChannelId("flock")
                .setTransactionId("abc")
                .setIdentity(client.serialised());
    }

    private static SignedChaincodeEventsRequest signed(ChaincodeEventsRequest request) {
        return SignedChaincodeEventsRequest.newBuilder()
                .setRequest(request.toByteString())
                .setSignature(client.sign(request.toByteString()))
                .build();
    }

    @Test
    void proposalsThatAreNone() {
        assertInvalid(
                () -> gateway.stub().endorse(EndorseRequest.getDefaultInstance()),
                "the proposed transaction must contain a signed proposal");
        assertInvalid(
                () -> gateway.stub().evaluate(EvaluateRequest.getDefaultInstance()),
                "failed to unpack transaction proposal: a signed proposal is required");
        assertInvalid(
                () -> gateway.evaluated(Proposals.of(client, "", "probe", "get").sign()),
                "failed to unpack transaction proposal: no channel id provided");
        assertInvalid(
                () -> gateway.evaluated(Proposals.of(client, "flock", "", "get").sign()),
                "failed to unpack transaction proposal: no chaincode name is provided, channel id [flock]");
    }

    @Test
    void submissionsThatAreNone() {
        assertInvalid(
                () -> gateway.stub().submit(SubmitRequest.getDefaultInstance()), "a prepared transaction is required");
        assertInvalid(
                () -> gateway.stub()
                        .submit(SubmitRequest.newBuilder()
                                .setPreparedTransaction(Envelope.getDefaultInstance())
                                .build()),
                "prepared transaction must be signed");
    }

    @Test
    void statusRequestsThatAreNone() {
        assertInvalid(
                () -> gateway.stub().commitStatus(SignedCommitStatusRequest.getDefaultInstance()),
                "a commit status request is required");
        assertInvalid(
                () -> gateway.stub()
                        .commitStatus(signed(status().clearIdentity().build(), client)),
                "no identity provided");
        assertInvalid(
                () -> gateway.stub()
                        .commitStatus(signed(status().clearChannelId().build(), client)),
                "no channel ID provided");
        assertInvalid(
                () -> gateway.stub()
                        .commitStatus(signed(status().clearTransactionId().build(), client)),
                "transaction ID should not be empty");
    }

    @Test
    void statusRequests_ofAnUnknownChannel_orWithAnothersSignature_areDenied() {
        Problem channel = RawGateway.problem(() -> gateway.stub()
                .commitStatus(signed(status().setChannelId("other").build(), client)));
        assertThat(channel.status()).isEqualTo("PERMISSION_DENIED");
        assertThat(channel.message()).isEqualTo("Failed to get policy manager for channel [other]");

        SigningIdentity other = Proposals.signer(network.organisation("Org2MSP").enroll("other"));
        Problem signature = RawGateway.problem(() -> gateway.stub().commitStatus(signed(status().build(), other)));
        assertThat(signature.status()).isEqualTo("PERMISSION_DENIED");
        assertThat(signature.message())
                .isEqualTo("Failed evaluating policy on signed data during check policy on channel [flock] with"
                        + " policy [/Channel/Application/Readers]: [implicit policy evaluation failed - 0 sub-policies"
                        + " were satisfied, but this policy requires 1 of the 'Readers' sub-policies to be satisfied]");
    }

    @Test
    void anOrderersIdentity_mayNotRead_aPeersMay() {
        SigningIdentity orderer =
                Proposals.signer(network.organisation("Org1MSP").enroll("orderer", Role.ORDERER, Map.of()));
        assertThat(RawGateway.problem(() -> gateway.stub()
                                .commitStatus(signed(
                                        status().setIdentity(orderer.serialised())
                                                .build(),
                                        orderer)))
                        .status())
                .isEqualTo("PERMISSION_DENIED");
        SigningIdentity peer = Proposals.signer(network.organisation("Org1MSP").peerIdentity());
        assertInvalid(
                () -> gateway.stub()
                        .commitStatus(signed(
                                status().setIdentity(peer.serialised())
                                        .clearTransactionId()
                                        .build(),
                                peer)),
                "transaction ID should not be empty");
    }

    @Test
    void eventRequestsThatAreNone() {
        assertInvalid(
                () -> first(SignedChaincodeEventsRequest.getDefaultInstance()),
                "a chaincode events request is required");
        ChaincodeEventsRequest oldest = ChaincodeEventsRequest.newBuilder()
                .setChannelId("flock")
                .setChaincodeId("probe")
                .setIdentity(client.serialised())
                .setStartPosition(SeekPosition.newBuilder().setOldest(SeekOldest.getDefaultInstance()))
                .build();
        assertInvalid(() -> first(signed(oldest)), "invalid start position type: *orderer.SeekPosition_Oldest");
    }

    @Test
    void theOrderersRefusal_isAborted_withoutDetails() {
        Envelope envelope = Envelope.newBuilder()
                .setPayload(ByteString.copyFromUtf8("\u0001"))
                .setSignature(ByteString.copyFromUtf8("s"))
                .build();
        Problem problem = RawGateway.problem(() -> submit(envelope));
        assertThat(problem.status()).isEqualTo("ABORTED");
        assertThat(problem.message())
                .startsWith("received unsuccessful response from orderer: status=BAD_REQUEST, info=");
        assertThat(problem.details()).isEmpty();
    }

    @Test
    void aStoppedOrderer_isUnavailable_withADetail() {
        network.faults().stopOrderer();
        try {
            Envelope envelope = Envelope.newBuilder()
                    .setSignature(ByteString.copyFromUtf8("s"))
                    .build();
            Problem problem = RawGateway.problem(() -> submit(envelope));
            assertThat(problem.status()).isEqualTo("UNAVAILABLE");
            assertThat(problem.message()).isEqualTo("no orderers could successfully process transaction");
            assertThat(problem.details()).hasSize(1);
        } finally {
            network.faults().startOrderer();
        }
    }

    @Test
    void aSubmissionToAnUnknownChannel_isRefused() {
        Problem problem = RawGateway.problem(() -> gateway.stub()
                .submit(SubmitRequest.newBuilder()
                        .setChannelId("other")
                        .setPreparedTransaction(Envelope.newBuilder().setSignature(ByteString.copyFromUtf8("s")))
                        .build()));
        assertThat(problem.status()).isEqualTo("FAILED_PRECONDITION");
        assertThat(problem.message()).startsWith("failed to get config for channel [other]");
    }

    private static void first(SignedChaincodeEventsRequest request) {
        gateway.stub().chaincodeEvents(request).next();
    }

    private static void submit(Envelope envelope) {
        gateway.stub()
                .submit(SubmitRequest.newBuilder()
                        .setChannelId("flock")
                        .setPreparedTransaction(envelope)
                        .build());
    }
}

package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import com.google.gson.JsonObject;
import com.google.protobuf.ByteString;
import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Stage;
import io.flock.devnet.conformance.wire.ProposalDraft;
import io.flock.devnet.conformance.wire.RawGateway;
import io.flock.devnet.conformance.wire.Signatures;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekOldest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;

/** Requests to the gateway that lack something. */
final class RequestScenarios {
    private RequestScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("request/evaluate", RequestScenarios::evaluate),
                scenario("request/endorse", RequestScenarios::endorse),
                scenario("request/submit", RequestScenarios::submit),
                scenario("request/commit status", RequestScenarios::commitStatus),
                scenario("request/events", RequestScenarios::events));
    }

    private static ProposalDraft draft(Stage stage, String channel, String chaincode) {
        return new ProposalDraft(stage.credentials(1), channel, chaincode, "echo", "x");
    }

    private static void evaluate(Stage stage) {
        RawGateway gateway = stage.gateway(1);
        stage.note("nothing", gateway.evaluate(EvaluateRequest.getDefaultInstance()));
        stage.note(
                "no channel",
                gateway.evaluate(draft(stage, "", ChaincodeDefinition.PROBE).signed()));
        stage.note(
                "no chaincode",
                gateway.evaluate(draft(stage, stage.channel(), "").signed()));
    }

    private static void endorse(Stage stage) {
        RawGateway gateway = stage.gateway(1);
        stage.note("nothing", gateway.endorse(EndorseRequest.getDefaultInstance()));
        stage.note(
                "no channel",
                gateway.endorse(draft(stage, "", ChaincodeDefinition.PROBE).signed()));
        stage.note(
                "no chaincode",
                gateway.endorse(draft(stage, stage.channel(), "").signed()));
    }

    private static void submit(Stage stage) {
        RawGateway gateway = stage.gateway(1);
        stage.note("nothing", gateway.submit(SubmitRequest.getDefaultInstance()));
        Envelope unsigned = gateway.prepare(
                draft(stage, stage.channel(), ChaincodeDefinition.PROBE).signed());
        stage.note("not signed", gateway.submit(stage.channel(), unsigned));
        ByteString signature = Signatures.sign(stage.credentials(1), unsigned.getPayload());
        Envelope signed = unsigned.toBuilder().setSignature(signature).build();
        stage.note("unknown channel", gateway.submit("elsewhere", signed));
        stage.note("no channel", gateway.submit("", signed));
    }

    private static JsonObject status(Stage stage, UnaryOperator<CommitStatusRequest.Builder> change) throws Exception {
        CommitStatusRequest request = change.apply(CommitStatusRequest.newBuilder()
                        .setChannelId(stage.channel())
                        .setTransactionId(AnEvent.transactionId(stage))
                        .setIdentity(stage.credentials(1).creator()))
                .build();
        return stage.gateway(1)
                .commitStatus(SignedCommitStatusRequest.newBuilder()
                        .setRequest(request.toByteString())
                        .setSignature(Signatures.sign(stage.credentials(1), request.toByteString()))
                        .build());
    }

    private static void commitStatus(Stage stage) throws Exception {
        stage.note("nothing", stage.gateway(1).commitStatus(SignedCommitStatusRequest.getDefaultInstance()));
        stage.note("right", status(stage, request -> request));
        stage.note("no channel", status(stage, CommitStatusRequest.Builder::clearChannelId));
        stage.note("unknown channel", status(stage, request -> request.setChannelId("elsewhere")));
        stage.note("no transaction", status(stage, CommitStatusRequest.Builder::clearTransactionId));
        stage.note("no identity", status(stage, CommitStatusRequest.Builder::clearIdentity));
        SignedCommitStatusRequest right =
                RawGateway.statusRequest(stage.credentials(1), stage.channel(), AnEvent.transactionId(stage));
        stage.note(
                "no signature",
                stage.gateway(1).commitStatus(right.toBuilder().clearSignature().build()));
        stage.note(
                "bytes that are no request",
                stage.gateway(1)
                        .commitStatus(right.toBuilder()
                                .setRequest(ByteString.copyFromUtf8("nonsense"))
                                .build()));
    }

    private static JsonObject events(Stage stage, UnaryOperator<ChaincodeEventsRequest.Builder> change)
            throws Exception {
        ChaincodeEventsRequest.Builder request = ChaincodeEventsRequest.newBuilder()
                .setChannelId(stage.channel())
                .setChaincodeId(ChaincodeDefinition.PROBE)
                .setStartPosition(AnEvent.start(stage))
                .setIdentity(stage.credentials(1).creator());
        return stage.gateway(1)
                .firstEvents(RawGateway.eventsRequest(
                        stage.credentials(1), change.apply(request).build()));
    }

    private static void events(Stage stage) throws Exception {
        stage.note("nothing", stage.gateway(1).firstEvents(SignedChaincodeEventsRequest.getDefaultInstance()));
        stage.note("right", events(stage, request -> request));
        stage.note("no channel", events(stage, ChaincodeEventsRequest.Builder::clearChannelId));
        stage.note("unknown channel", events(stage, request -> request.setChannelId("elsewhere")));
        stage.note("no identity", events(stage, ChaincodeEventsRequest.Builder::clearIdentity));
        stage.note(
                "from the oldest",
                events(
                        stage,
                        request -> request.setStartPosition(
                                SeekPosition.newBuilder().setOldest(SeekOldest.getDefaultInstance()))));
        stage.note(
                "from the newest",
                events(
                        stage,
                        request -> request.setStartPosition(
                                SeekPosition.newBuilder().setNewest(SeekNewest.getDefaultInstance()))));
    }
}

package io.flock.devnet.conformance.wire;

import com.google.gson.JsonObject;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.flock.devnet.conformance.identity.Credentials;
import io.flock.devnet.conformance.record.Outcome;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** The gateway's five methods with requests taken as they are. */
public final class RawGateway {
    private static final long PATIENCE_SECONDS = 60;

    private final Channel channel;

    public RawGateway(Channel channel) {
        this.channel = channel;
    }

    private GatewayGrpc.GatewayBlockingStub stub() {
        return GatewayGrpc.newBlockingStub(channel)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .withMaxInboundMessageSize(100 * 1024 * 1024);
    }

    public JsonObject evaluate(SignedProposal proposal) {
        return evaluate(
                EvaluateRequest.newBuilder().setProposedTransaction(proposal).build());
    }

    public JsonObject evaluate(EvaluateRequest request) {
        return attempt(
                () -> stub().evaluate(request),
                response -> Outcome.result(response.getResult().getPayload().toByteArray()));
    }

    /** The request's own channel and transaction id stay empty: they are for the log only. */
    public JsonObject endorse(SignedProposal proposal) {
        return endorse(
                EndorseRequest.newBuilder().setProposedTransaction(proposal).build());
    }

    public JsonObject endorse(EndorseRequest request) {
        return attempt(() -> stub().endorse(request), response -> Outcome.text("endorsed", "yes"));
    }

    public Envelope prepare(SignedProposal proposal) {
        return stub().endorse(EndorseRequest.newBuilder()
                        .setProposedTransaction(proposal)
                        .build())
                .getPreparedTransaction();
    }

    public JsonObject submit(SubmitRequest request) {
        return attempt(() -> stub().submit(request), response -> Outcome.text("submitted", "yes"));
    }

    public JsonObject submit(String channelName, Envelope transaction) {
        return submit(SubmitRequest.newBuilder()
                .setChannelId(channelName)
                .setPreparedTransaction(transaction)
                .build());
    }

    public JsonObject commitStatus(SignedCommitStatusRequest request) {
        return attempt(() -> stub().commitStatus(request), response -> Outcome.committed(response.getResult()));
    }

    /** Waits until this gateway's peer has the transaction. */
    public CommitStatusResponse awaitCommit(Credentials client, String channelName, String transactionId) {
        return stub().commitStatus(statusRequest(client, channelName, transactionId));
    }

    public static SignedCommitStatusRequest statusRequest(
            Credentials client, String channelName, String transactionId) {
        CommitStatusRequest request = CommitStatusRequest.newBuilder()
                .setChannelId(channelName)
                .setTransactionId(transactionId)
                .setIdentity(client.creator())
                .build();
        return SignedCommitStatusRequest.newBuilder()
                .setRequest(request.toByteString())
                .setSignature(sign(client, request))
                .build();
    }

    public static SignedChaincodeEventsRequest eventsRequest(Credentials client, ChaincodeEventsRequest request) {
        return SignedChaincodeEventsRequest.newBuilder()
                .setRequest(request.toByteString())
                .setSignature(sign(client, request))
                .build();
    }

    /** Opens the stream and waits for its first message or its end. */
    public JsonObject firstEvents(SignedChaincodeEventsRequest request) {
        return attempt(
                () -> {
                    Iterator<ChaincodeEventsResponse> events = stub().chaincodeEvents(request);
                    return events.hasNext() ? events.next() : ChaincodeEventsResponse.getDefaultInstance();
                },
                response -> Outcome.text("events", String.valueOf(response.getEventsCount())));
    }

    private static ByteString sign(Credentials client, Message request) {
        return Signatures.sign(client, request.toByteString());
    }

    private static <T> JsonObject attempt(Supplier<T> call, Function<T, JsonObject> success) {
        try {
            return success.apply(call.get());
        } catch (StatusRuntimeException e) {
            return Outcome.failure(new GatewayException(e));
        }
    }
}

package io.flock.devnet.internal.chaincode;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call of {@code Connect}: registers the chaincode, then hands its messages to a stream, until the call ends. */
final class Handshake implements ClientResponseObserver<ChaincodeMessage, ChaincodeMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);

    /** What Fabric 3.1 offers with the core.yaml that it comes with. */
    private static final ChaincodeAdditionalParams OFFER = ChaincodeAdditionalParams.newBuilder()
            .setUseWriteBatch(true)
            .setMaxSizeWriteBatch(1000)
            .setUseGetMultipleKeys(true)
            .setMaxSizeGetMultipleKeys(1000)
            .build();

    private final String chaincode;
    private final Executor executor;
    private final ScheduledExecutorService timers;
    private final CompletableFuture<ChaincodeStream> ready = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private ClientCallStreamObserver<ChaincodeMessage> outbound;
    private volatile Optional<ChaincodeStream> stream = Optional.empty();

    Handshake(String chaincode, Executor executor, ScheduledExecutorService timers) {
        this.chaincode = chaincode;
        this.executor = executor;
        this.timers = timers;
    }

    /** The stream once it is ready for transactions. */
    CompletionStage<ChaincodeStream> ready() {
        return ready;
    }

    /** Why the call ended. */
    CompletionStage<String> ended() {
        return ended;
    }

    boolean registered() {
        return stream.isPresent();
    }

    void cancel(String reason) {
        end(reason);
        outbound.cancel(reason, null);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ChaincodeMessage> requests) {
        outbound = requests;
    }

    @Override
    public void onNext(ChaincodeMessage message) {
        if (stream.isPresent()) {
            if (!stream.get().receive(message)) {
                cancel("unexpected " + message.getType() + " from chaincode " + chaincode);
            }
        } else if (message.getType() == ChaincodeMessage.Type.REGISTER) {
            register(message);
        } else if (message.getType() != ChaincodeMessage.Type.KEEPALIVE) {
            cancel("chaincode " + chaincode + " sent " + message.getType() + " before it registered");
        }
    }

    private void register(ChaincodeMessage message) {
        try {
            String name = ChaincodeID.parseFrom(message.getPayload()).getName();
            LOG.debug("chaincode {} registers as {}", chaincode, name);
        } catch (InvalidProtocolBufferException e) {
            cancel("chaincode " + chaincode + " registers without an id: " + e.getMessage());
            return;
        }
        ChaincodeStream opened = new ChaincodeStream(chaincode, outbound, executor, timers);
        stream = Optional.of(opened);
        outbound.onNext(ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.REGISTERED)
                .build());
        outbound.onNext(ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.READY)
                .setPayload(OFFER.toByteString())
                .build());
        ready.complete(opened);
    }

    @Override
    public void onError(Throwable failure) {
        Status status = Status.fromThrowable(failure);
        Throwable cause = status.getCause();
        end(cause == null ? status.getCode() + " " + status.getDescription() : String.valueOf(cause.getMessage()));
    }

    @Override
    public void onCompleted() {
        end("the chaincode ended the stream");
    }

    private void end(String reason) {
        ready.completeExceptionally(new ChaincodeFailure(reason));
        stream.ifPresent(ChaincodeStream::end);
        ended.complete(reason);
    }
}

package io.flock.devnet.internal.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;

/** A transaction on the stream of one chaincode: its context for requests, and who waits for its end. */
final class ActiveTransaction {
    private final TransactionRun run;
    private final ChaincodeCalls calls;
    private final StateRequests state;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final CompletableFuture<ChaincodeMessage> end = new CompletableFuture<>();

    ActiveTransaction(TransactionRun run, String namespace, ChaincodeCalls calls) {
        this.run = run;
        this.calls = calls;
        this.state = new StateRequests(namespace, run.simulation());
    }

    /** COMPLETED or ERROR; exceptionally with a {@link ChaincodeFailure}. */
    CompletableFuture<ChaincodeMessage> end() {
        return end;
    }

    /** False while an earlier request has no answer yet. */
    boolean begin() {
        return busy.compareAndSet(false, true);
    }

    void done() {
        busy.set(false);
    }

    /** The answer's payload; exceptionally with a {@link RequestRefused}. */
    CompletionStage<ByteString> answer(ChaincodeMessage request) {
        try {
            if (request.getType() == ChaincodeMessage.Type.INVOKE_CHAINCODE) {
                return invoke(ChaincodeSpec.parseFrom(request.getPayload()));
            }
            synchronized (run.simulation()) {
                return CompletableFuture.completedFuture(state.answer(request));
            }
        } catch (InvalidProtocolBufferException e) {
            return CompletableFuture.failedFuture(new RequestRefused("unmarshal failed: " + e.getMessage()));
        } catch (RequestRefused e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    // The Writers check of Fabric holds already: the same creator passed it for the same channel before simulation.
    private CompletableFuture<ByteString> invoke(ChaincodeSpec spec) throws RequestRefused {
        Callee callee = Callee.parse(spec.getChaincodeId().getName());
        if (callee.channel().filter(channel -> !channel.equals(run.channel())).isPresent()) {
            throw RequestRefused.unsupported("chaincode on another channel");
        }
        return calls.call(run, callee.name(), spec.getInput().toByteString()).thenApply(ChaincodeMessage::toByteString);
    }
}

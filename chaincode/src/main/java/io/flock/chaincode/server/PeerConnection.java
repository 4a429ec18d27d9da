package io.flock.chaincode.server;

import io.flock.chaincode.contract.Dispatcher;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.impl.InvocationTaskManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One peer's stream, from its registration to its end, with a shim state machine and threads of its own. */
final class PeerConnection implements StreamObserver<ChaincodeMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(PeerConnection.class);

    private final ServerCallStreamObserver<ChaincodeMessage> toPeer;
    private final PeerRequests requests = new PeerRequests(this::send);
    private final InvocationTaskManager tasks;
    private final Runnable whenEnded;
    private final Object sending = new Object();
    private boolean ended;

    PeerConnection(
            ChaincodeID id,
            Dispatcher dispatcher,
            ThreadPool threads,
            TransactionListener listener,
            ServerCallStreamObserver<ChaincodeMessage> toPeer,
            Consumer<PeerConnection> whenEnded) {
        this.toPeer = toPeer;
        this.whenEnded = () -> whenEnded.accept(this);
        this.tasks = InvocationTaskManager.getManager(new PeerChaincode(dispatcher, threads, listener, requests), id);
        tasks.setResponseConsumer(this::send);
        toPeer.setOnCancelHandler(this::end);
    }

    void register() {
        tasks.register();
    }

    @Override
    public void onNext(ChaincodeMessage message) {
        if (!requests.receive(message)) {
            tasks.onChaincodeMessage(message);
        }
    }

    @Override
    public void onError(Throwable t) {
        LOG.info("a peer's stream ended: {}", Status.fromThrowable(t).getCode());
        end();
    }

    @Override
    public void onCompleted() {
        if (end()) {
            toPeer.onCompleted();
        }
    }

    /** Ends the threads at once: no answer to what they still work on could reach the peer. */
    boolean end() {
        synchronized (sending) {
            if (ended) {
                return false;
            }
            ended = true;
        }
        requests.end();
        // The shim waits a minute for its tasks unless its caller is interrupted; then it interrupts them instead.
        boolean interruptedBefore = Thread.interrupted();
        Thread.currentThread().interrupt();
        tasks.shutdown();
        Thread.interrupted();
        if (interruptedBefore) {
            Thread.currentThread().interrupt();
        }
        whenEnded.run();
        return true;
    }

    /** A gRPC stream takes one message at a time, the tasks are many. */
    private void send(ChaincodeMessage message) {
        synchronized (sending) {
            if (!ended) {
                toPeer.onNext(message);
            }
        }
    }
}

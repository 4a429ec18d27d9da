package io.flock.devnet.internal.gateway;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongFunction;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/** One deliver stream: seeks, answered one after the other, each by blocks and a status. */
final class DeliverCall implements StreamObserver<Envelope> {
    private static final int MOST_WAITING = 16;

    private final GatewayContext context;
    private final ServerCallStreamObserver<DeliverResponse> call;
    private final LongFunction<Optional<DeliverResponse>> form;
    private final Queue<Envelope> waiting = new ArrayDeque<>();
    private Optional<BlockPump<DeliverResponse>> pump = Optional.empty();
    private boolean requestsEnded;
    private boolean ended;

    DeliverCall(
            GatewayContext context,
            ServerCallStreamObserver<DeliverResponse> call,
            LongFunction<Optional<DeliverResponse>> form) {
        this.context = context;
        this.call = call;
        this.form = form;
    }

    /** To be called while the call is being set up. */
    void listen() {
        call.setOnCancelHandler(this::cancel);
        call.setOnReadyHandler(this::wake);
    }

    @Override
    public synchronized void onNext(Envelope request) {
        if (waiting.size() >= MOST_WAITING) {
            end(Status.BAD_REQUEST);
        } else {
            waiting.add(request);
            proceed();
        }
    }

    @Override
    public void onError(Throwable failure) {
        cancel();
    }

    @Override
    public synchronized void onCompleted() {
        requestsEnded = true;
        proceed();
    }

    private synchronized void cancel() {
        ended = true;
        waiting.clear();
        pump.ifPresent(BlockPump::stop);
    }

    private synchronized void wake() {
        pump.ifPresent(BlockPump::wake);
    }

    private void proceed() {
        if (ended || pump.isPresent()) {
            return;
        }
        Envelope request = waiting.poll();
        if (request != null) {
            Seek.read(request, context).apply(this::begin, this::end);
        } else if (requestsEnded) {
            ended = true;
            call.onCompleted();
        }
    }

    private void begin(Seek seek) {
        BlockPump<DeliverResponse> opened = new BlockPump<>(
                context.ledger(), context.readers(), call, form, seek.first(), seek.last(), this::finished);
        pump = Optional.of(opened);
        opened.start();
    }

    private synchronized void finished() {
        pump = Optional.empty();
        if (!ended) {
            call.onNext(status(Status.SUCCESS));
            proceed();
        }
    }

    /** A seek that is refused ends the stream. */
    private void end(Status status) {
        ended = true;
        waiting.clear();
        pump.ifPresent(BlockPump::stop);
        call.onNext(status(status));
        call.onCompleted();
    }

    private static DeliverResponse status(Status status) {
        return DeliverResponse.newBuilder().setStatus(status).build();
    }
}

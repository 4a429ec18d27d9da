package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many calls may be open at once, of one address and of all: an open call may hold a whole message, and a connection as
 * many of them as it likes.
 */
final class CallLimit implements ServerInterceptor {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> ofAddress = new HashMap<>();
    private int all;

    CallLimit(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String address = GrpcCaller.address(call);
        if (!enter(address)) {
            call.close(
                    GrpcStatus.of(new FlockException(
                            ErrorCode.TOO_MANY_REQUESTS,
                            mostOfOne + " calls of one address or " + most + " in all are open",
                            "wait for answers before you send more")),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        AtomicBoolean inside = new AtomicBoolean(true);
        Runnable leaving = () -> {
            if (inside.getAndSet(false)) {
                leave(address);
            }
        };
        try {
            return new Counted<>(next.startCall(call, headers), leaving);
        } catch (RuntimeException e) {
            leaving.run();
            throw e;
        }
    }

    /** How many are open now. */
    synchronized int open() {
        return all;
    }

    private synchronized boolean enter(String address) {
        if (all >= most || ofAddress.getOrDefault(address, 0) >= mostOfOne) {
            return false;
        }
        all++;
        ofAddress.merge(address, 1, Integer::sum);
        return true;
    }

    private synchronized void leave(String address) {
        all--;
        ofAddress.computeIfPresent(address, (caller, calls) -> calls == 1 ? null : calls - 1);
    }

    /** Leaves when gRPC says that the call is over, whichever way. */
    private static final class Counted<Q> extends SimpleForwardingServerCallListener<Q> {
        private final Runnable leaving;

        private Counted(ServerCall.Listener<Q> next, Runnable leaving) {
            super(next);
            this.leaving = leaving;
        }

        @Override
        public void onComplete() {
            leaving.run();
            super.onComplete();
        }

        @Override
        public void onCancel() {
            leaving.run();
            super.onCancel();
        }
    }
}

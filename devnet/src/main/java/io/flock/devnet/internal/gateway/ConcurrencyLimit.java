package io.flock.devnet.internal.gateway;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Refuses calls of one service while too many are open. */
public final class ConcurrencyLimit implements ServerInterceptor {
    private final String service;
    private final int limit;
    private final Semaphore free;

    /**
     * @param service full name of the service, like {@code gateway.Gateway}
     */
    public ConcurrencyLimit(String service, int limit) {
        this.service = service;
        this.limit = limit;
        this.free = new Semaphore(limit);
    }

    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
            ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
        if (!free.tryAcquire()) {
            call.close(
                    Status.UNKNOWN.withDescription(
                            "too many requests for /" + service + ", exceeding concurrency limit (" + limit + ")"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onComplete() {
                release(open);
                super.onComplete();
            }

            @Override
            public void onCancel() {
                release(open);
                super.onCancel();
            }
        };
    }

    private void release(AtomicBoolean open) {
        if (open.getAndSet(false)) {
            free.release();
        }
    }
}

package io.flock.client.serve;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.flock.client.serve.inference.ModelInferRequest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has a message read once its caller has sent all of it, and refuses what is none. Until then it is kept as it came, for a
 * while only: read, a message can be thirty times as large, and a caller may leave it standing.
 *
 * <p>Goes around a service whose messages are {@link InputStream}s, by {@link
 * io.grpc.ServerInterceptors#useInputStreamMessages}: so that it sees which can't be read. Left alone, gRPC answers those as
 * if the server had failed.
 */
final class WholeMessages implements ServerInterceptor {
    /** Tensors that a request of the protocol can sensibly have: those given, and those wanted. */
    private static final int MOST_TENSORS = 64;

    private final int timeoutMillis;
    private final ScheduledExecutorService clock;

    /** @param timeoutMillis from a call's begin until all of its message is there */
    WholeMessages(int timeoutMillis, ScheduledExecutorService clock) {
        this.timeoutMillis = timeoutMillis;
        this.clock = clock;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Kept<Q> kept = new Kept<>(call, next.startCall(call, headers));
        kept.late = clock.schedule(() -> kept.giveUp(timeoutMillis), timeoutMillis, TimeUnit.MILLISECONDS);
        return kept;
    }

    /** The handler sees nothing of a call before all is there, so only one of both ever answers it. */
    private static final class Kept<Q> extends SimpleForwardingServerCallListener<Q> {
        private final ServerCall<Q, ?> call;
        private final AtomicBoolean decided = new AtomicBoolean();
        private volatile Future<?> late = CompletableFuture.completedFuture(null);
        private Optional<byte[]> message = Optional.empty();

        private Kept(ServerCall<Q, ?> call, ServerCall.Listener<Q> next) {
            super(next);
            this.call = call;
        }

        private void giveUp(int afterMillis) {
            decide(() -> refuse(
                    ErrorCode.DEADLINE_EXCEEDED,
                    "no whole message within " + afterMillis + " ms",
                    "send it and end the call's input"));
        }

        private void refuse(ErrorCode code, String what, String todo) {
            call.close(GrpcStatus.of(new FlockException(code, what, todo)), new Metadata());
        }

        @Override
        public void onMessage(Q part) {
            try {
                if (message.isPresent()) {
                    decide(() -> refuse(ErrorCode.INVALID_ARGUMENT, "a second message", "send one in a call"));
                }
                message = Optional.of(((InputStream) part).readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("what has been received can be read", e);
            }
        }

        private void decide(Runnable then) {
            if (decided.compareAndSet(false, true)) {
                late.cancel(false);
                then.run();
            }
        }

        @Override
        public void onHalfClose() {
            decide(this::deliver);
        }

        private void deliver() {
            try {
                if (message.isPresent()) {
                    requireFewTensors(message.get());
                    super.onMessage(stream(message.get()));
                }
            } catch (IOException | StatusRuntimeException e) {
                refuse(
                        ErrorCode.INVALID_ARGUMENT,
                        "the message can't be read",
                        "send the messages of the Open Inference Protocol v2");
                return;
            } finally {
                message = Optional.empty();
            }
            super.onHalfClose();
        }

        @SuppressWarnings("unchecked")
        private Q stream(byte[] bytes) {
            return (Q) new ByteArrayInputStream(bytes);
        }

        @Override
        public void onCancel() {
            decide(() -> {});
            super.onCancel();
        }
    }

    /** An empty tensor takes two bytes of a message, and much more once it is read. */
    private static void requireFewTensors(byte[] message) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(message);
        int tensors = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            if (isTensor(field) && ++tensors > MOST_TENSORS) {
                throw new IOException("more than " + MOST_TENSORS + " tensors");
            }
            in.skipField(tag);
        }
    }

    private static boolean isTensor(int field) {
        return field == ModelInferRequest.INPUTS_FIELD_NUMBER || field == ModelInferRequest.OUTPUTS_FIELD_NUMBER;
    }
}

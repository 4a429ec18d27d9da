package io.flock.client.serve;

import io.flock.protocol.marketplace.PaymentToken;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/** Puts what is known of a call beside its message, and refuses what is no message. */
final class GrpcCaller implements ServerInterceptor {
    private static final Metadata.Key<String> VOUCHER =
            Metadata.Key.of(PaymentToken.HEADER, Metadata.ASCII_STRING_MARSHALLER);
    private static final Context.Key<Optional<String>> PAYMENT = Context.key("payment");
    private static final Context.Key<String> ADDRESS = Context.key("address");

    /** What the call that is being answered shows as its payment. */
    static Optional<String> payment() {
        return PAYMENT.get();
    }

    /** Where the call that is being answered comes from. */
    static String address() {
        return ADDRESS.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        SocketAddress from = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        String address = from instanceof InetSocketAddress internet
                ? internet.getAddress().getHostAddress()
                : String.valueOf(from);
        Context context = Context.current()
                .withValue(PAYMENT, Optional.ofNullable(headers.get(VOUCHER)))
                .withValue(ADDRESS, address);
        return new Guarded<>(call, Contexts.interceptCall(context, call, headers, next));
    }

    /** Left alone, gRPC answers bytes that are no message as if the server had failed. */
    private static final class Guarded<Q> extends SimpleForwardingServerCallListener<Q> {
        private final ServerCall<Q, ?> call;
        private boolean refused;

        private Guarded(ServerCall<Q, ?> call, ServerCall.Listener<Q> next) {
            super(next);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            try {
                super.onMessage(message);
            } catch (StatusRuntimeException e) {
                refused = true;
                call.close(
                        Status.INVALID_ARGUMENT.withDescription("INVALID_ARGUMENT|the message can't be read|"
                                + "send the messages of the Open Inference Protocol v2"),
                        new Metadata());
            }
        }

        @Override
        public void onHalfClose() {
            if (!refused) {
                super.onHalfClose();
            }
        }
    }
}

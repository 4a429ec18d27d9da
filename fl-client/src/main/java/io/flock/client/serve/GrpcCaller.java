package io.flock.client.serve;

import io.flock.protocol.marketplace.PaymentToken;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/** Puts what is known of a call beside its message. */
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

    /** Where a call comes from. */
    static String address(ServerCall<?, ?> call) {
        SocketAddress from = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        return from instanceof InetSocketAddress internet
                ? internet.getAddress().getHostAddress()
                : String.valueOf(from);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Context context = Context.current()
                .withValue(PAYMENT, Optional.ofNullable(headers.get(VOUCHER)))
                .withValue(ADDRESS, address(call));
        return Contexts.interceptCall(context, call, headers, next);
    }
}

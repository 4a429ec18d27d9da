package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.PaymentToken;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Open Inference Protocol v2 over gRPC, beside HTTP and with the same models, limits and payments: the voucher comes as
 * the call's metadata, a refusal goes back as a status whose description is {@code CODE|what|todo}.
 */
final class GrpcServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcServer.class);
    private static final String SERVICE = "inference.GRPCInferenceService";
    private static final int THREADS = 64;
    private static final int CALLS_PER_CONNECTION = 256;
    private static final Metadata.Key<String> VOUCHER =
            Metadata.Key.of(PaymentToken.HEADER, Metadata.ASCII_STRING_MARSHALLER);
    private static final Context.Key<Optional<String>> PAYMENT = Context.key("payment");
    private static final Context.Key<String> CALLER = Context.key("caller");

    private final Catalog catalog;
    private final Inference inference;
    private final ServerMetrics metrics;
    private final BooleanSupplier ready;
    private final ExecutorService threads;
    private final Server server;

    /**
     * Listens at once.
     *
     * @throws FlockException PORT_IN_USE
     */
    GrpcServer(
            Catalog catalog,
            Inference inference,
            ServerMetrics metrics,
            BooleanSupplier ready,
            ServeSettings settings) {
        this.catalog = catalog;
        this.inference = inference;
        this.metrics = metrics;
        this.ready = ready;
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "infer-grpc-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server = NettyServerBuilder.forAddress(new InetSocketAddress(settings.address(), settings.grpcPort()))
                .executor(threads)
                .maxInboundMessageSize(settings.maxBodyBytes())
                .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION)
                .addService(ServerInterceptors.intercept(service(), new CallerOfCall()))
                .build();
        try {
            server.start();
        } catch (IOException e) {
            threads.shutdownNow();
            throw new FlockException(
                    ErrorCode.PORT_IN_USE,
                    settings.address() + ":" + settings.grpcPort() + ": " + e.getMessage(),
                    ErrorCode.PORT_IN_USE.remedy(),
                    e);
        }
    }

    private ServerServiceDefinition service() {
        return ServerServiceDefinition.builder(SERVICE)
                .addMethod(method("ServerLive"), handler(message -> GrpcMessages.truth(true)))
                .addMethod(method("ServerReady"), handler(message -> GrpcMessages.truth(ready.getAsBoolean())))
                .addMethod(method("ModelReady"), handler(this::modelReady))
                .addMethod(method("ServerMetadata"), handler(message -> GrpcMessages.serverMetadata()))
                .addMethod(method("ModelMetadata"), handler(this::modelMetadata))
                .addMethod(method("ModelInfer"), handler(this::infer))
                .build();
    }

    private static MethodDescriptor<byte[], byte[]> method(String name) {
        return MethodDescriptor.newBuilder(new Bytes(), new Bytes())
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .build();
    }

    private static ServerCallHandler<byte[], byte[]> handler(UnaryOperator<byte[]> answer) {
        return ServerCalls.asyncUnaryCall((message, observer) -> {
            try {
                observer.onNext(answer.apply(message));
                observer.onCompleted();
            } catch (FlockException e) {
                observer.onError(status(e).withDescription(e.getMessage()).asRuntimeException());
            } catch (RuntimeException e) {
                LOG.error("a call failed", e);
                observer.onError(Status.INTERNAL
                        .withDescription("INTERNAL|the server failed")
                        .asRuntimeException());
            }
        });
    }

    /** The status beside the one that the same refusal has over HTTP. */
    private static Status status(FlockException refusal) {
        return switch (HttpStatusOf.refusal(refusal)) {
            case 400 -> Status.INVALID_ARGUMENT;
            case 402, 410 -> Status.FAILED_PRECONDITION;
            case 403 -> Status.PERMISSION_DENIED;
            case 404 -> Status.NOT_FOUND;
            case 413, 429 -> Status.RESOURCE_EXHAUSTED;
            case 503 -> Status.UNAVAILABLE;
            case 504 -> Status.DEADLINE_EXCEEDED;
            default -> Status.INTERNAL;
        };
    }

    private byte[] modelReady(byte[] message) {
        GrpcMessages.ModelName model = GrpcMessages.ModelName.read(message);
        try {
            catalog.enter(model.name(), VersionNumber.of(model.version())).leave();
            return GrpcMessages.truth(true);
        } catch (FlockException e) {
            return GrpcMessages.truth(false);
        }
    }

    private byte[] modelMetadata(byte[] message) {
        GrpcMessages.ModelName model = GrpcMessages.ModelName.read(message);
        ServedVersion version = catalog.enter(model.name(), VersionNumber.of(model.version()));
        try {
            return GrpcMessages.modelMetadata(
                    model.name(),
                    catalog.find(model.name()).versions().keySet(),
                    version.batcher().width(),
                    version.batcher().outputs());
        } finally {
            version.leave();
        }
    }

    private byte[] infer(byte[] message) {
        long start = System.nanoTime();
        int answered = 500;
        try {
            GrpcInferRequest request = GrpcInferRequest.read(message);
            byte[] answer = inference.answer(
                    request.model(),
                    VersionNumber.of(request.version()),
                    request::checked,
                    PAYMENT.get(),
                    CALLER.get(),
                    GrpcMessages::answer);
            answered = 200;
            return answer;
        } catch (FlockException e) {
            answered = HttpStatusOf.refusal(e);
            throw e;
        } finally {
            metrics.answered(answered, System.nanoTime() - start);
        }
    }

    /** Puts what is known of a call beside its message. */
    private static final class CallerOfCall implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            SocketAddress from = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
            String address = from instanceof InetSocketAddress internet
                    ? internet.getAddress().getHostAddress()
                    : String.valueOf(from);
            Context context = Context.current()
                    .withValue(PAYMENT, Optional.ofNullable(headers.get(VOUCHER)))
                    .withValue(CALLER, address);
            return Contexts.interceptCall(context, call, headers, next);
        }
    }

    /** Messages as they are; their limit is the server's. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            try {
                return message.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    int port() {
        return server.getPort();
    }

    /** Takes no new call, waits for what is inside, then ends. */
    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(10, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}

package io.flock.client.serve;

import io.flock.client.serve.inference.GRPCInferenceServiceGrpc;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The Open Inference Protocol v2 over gRPC, beside HTTP and with the same models, limits and payments: the voucher comes as
 * the call's metadata, a refusal goes back as a status whose description is {@code CODE|what|todo}. gRPC's own services of
 * health and reflection are beside it.
 */
final class GrpcServer implements AutoCloseable {
    private static final int THREADS = 64;
    private static final int MOST_CALLS = 256;
    private static final int MOST_CALLS_OF_ONE_ADDRESS = 128;
    private static final int MOST_STREAMS = 64;
    private static final int MOST_STREAMS_OF_ONE_ADDRESS = 16;
    private static final int IDLE_MINUTES = 10;
    static final int DRAIN_SECONDS = 10;
    private static final int POLL_MILLIS = 20;

    private static final List<String> CHECKED =
            List.of(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, GRPCInferenceServiceGrpc.SERVICE_NAME);

    private final HealthStatusManager health = new HealthStatusManager();
    private final BooleanSupplier ready;
    private final ExecutorService threads;
    private final ScheduledThreadPoolExecutor clock;
    private final CallLimit calls = new CallLimit(MOST_CALLS, MOST_CALLS_OF_ONE_ADDRESS);
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
        this.ready = ready;
        tellHealth();
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "infer-grpc-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "infer-grpc-clock");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        CallLimit about = new CallLimit(MOST_STREAMS, MOST_STREAMS_OF_ONE_ADDRESS);
        server = NettyServerBuilder.forAddress(new InetSocketAddress(settings.address(), settings.grpcPort()))
                .executor(threads)
                .maxInboundMessageSize(settings.maxBodyBytes())
                .maxConcurrentCallsPerConnection(MOST_CALLS_OF_ONE_ADDRESS)
                .maxConnectionIdle(IDLE_MINUTES, TimeUnit.MINUTES)
                .addService(guarded(new GrpcInference(catalog, inference, metrics, ready), settings))
                .addService(ServerInterceptors.intercept(health.getHealthService(), about))
                .addService(ServerInterceptors.intercept(ProtoReflectionServiceV1.newInstance(), about))
                .build();
        try {
            server.start();
        } catch (IOException e) {
            threads.shutdownNow();
            clock.shutdownNow();
            throw new FlockException(
                    ErrorCode.PORT_IN_USE,
                    settings.address() + ":" + settings.grpcPort() + ": " + e.getMessage(),
                    ErrorCode.PORT_IN_USE.remedy(),
                    e);
        }
    }

    private ServerServiceDefinition guarded(BindableService service, ServeSettings settings) {
        return ServerInterceptors.intercept(
                ServerInterceptors.useInputStreamMessages(service.bindService()),
                new GrpcCaller(),
                new WholeMessages(settings.timeoutMillis(), clock),
                calls);
    }

    /** Says by gRPC's own health service whether a model is served; to be called when that may have changed. */
    void tellHealth() {
        ServingStatus status = ready.getAsBoolean() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
        CHECKED.forEach(service -> health.setStatus(service, status));
    }

    int port() {
        return server.getPort();
    }

    /** Takes no new call, waits for what is inside, then ends. */
    @Override
    public void close() {
        health.enterTerminalState();
        server.shutdown();
        try {
            // Streams of health and reflection end only with their callers; nobody waits for these.
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
            while (calls.open() > 0 && System.nanoTime() < end) {
                server.awaitTermination(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
            server.shutdownNow();
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        clock.shutdownNow();
    }
}

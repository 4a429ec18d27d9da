package io.flock.devnet.internal.gateway;

import io.flock.devnet.internal.msp.KeyMaterial;
import io.grpc.BindableService;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptors;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The port of one peer, on the loopback address. */
public final class PeerServer {
    private static final int MESSAGE_LIMIT = 100 << 20;
    private static final long END_SECONDS = 2;

    private final Executor executor;
    private final Optional<KeyMaterial> tls;
    private final BindableService gateway;
    private final BindableService deliver;
    private final int concurrency;
    private Optional<Server> server = Optional.empty();
    private int port;

    /**
     * @param port 0 for any free one, which is then kept
     * @param concurrency most calls of the gateway service at the same time
     */
    public PeerServer(
            Executor executor,
            Optional<KeyMaterial> tls,
            BindableService gateway,
            BindableService deliver,
            int port,
            int concurrency) {
        this.executor = executor;
        this.tls = tls;
        this.gateway = gateway;
        this.deliver = deliver;
        this.port = port;
        this.concurrency = concurrency;
    }

    public synchronized int port() {
        return port;
    }

    /**
     * Listens, unless it does already.
     *
     * @throws IOException if the port is taken
     */
    public synchronized void start() throws IOException {
        if (server.isPresent()) {
            return;
        }
        Server started = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), credentials())
                .executor(executor)
                .maxInboundMessageSize(MESSAGE_LIMIT)
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .addService(ServerInterceptors.intercept(gateway, new ConcurrencyLimit("gateway.Gateway", concurrency)))
                .addService(deliver)
                .build()
                .start();
        server = Optional.of(started);
        port = started.getPort();
    }

    /** Ends all calls and gives the port free. */
    public synchronized void stop() {
        server.ifPresent(running -> {
            running.shutdownNow();
            try {
                running.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server = Optional.empty();
    }

    private ServerCredentials credentials() throws IOException {
        if (tls.isEmpty()) {
            return InsecureServerCredentials.create();
        }
        return TlsServerCredentials.create(
                stream(tls.get().certificatePem()), stream(tls.get().keyPem()));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.flock.chaincode.server;

import io.flock.chaincode.contract.Contracts;
import io.flock.chaincode.contract.Dispatcher;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.traces.Traces;

/**
 * A chaincode server to which any number of peers may connect, in a process of its own or inside another JVM.
 *
 * <pre>{@code
 * try (ChaincodeServer server = ChaincodeServer.start(
 *         ChaincodeServerOptions.plain("flock:1f…", new InetSocketAddress("127.0.0.1", 0), founding.digest()))) {
 *     network.deploy("flock", server.address());
 * }
 * }</pre>
 */
public final class ChaincodeServer implements AutoCloseable {
    /** Peers ping every 60 s at the earliest; a permit with some room keeps their connections from being cut. */
    private static final int KEEPALIVE_PERMIT_SECONDS = 20;

    /** What Fabric's own servers and clients accept. */
    private static final int MAX_MESSAGE_BYTES = 100 * 1024 * 1024;

    private final Server server;
    private final PeerConnections connections;
    private final InetSocketAddress address;
    private final Optional<Monitor> monitor;

    private ChaincodeServer(
            Server server, PeerConnections connections, InetSocketAddress address, Optional<Monitor> monitor) {
        this.server = server;
        this.connections = connections;
        this.address = address;
        this.monitor = monitor;
    }

    /**
     * Listens at once; returns when peers can connect.
     *
     * @throws FlockException PORT_IN_USE when something else listens at the address; CONFIGURATION_INVALID when the
     *     address is not this machine's or a TLS file can't be used
     */
    public static ChaincodeServer start(ChaincodeServerOptions options) {
        ShimLogging.quieten();
        // The shim asks its static providers on every connection; these two are its "none".
        Metrics.initialize(options.threads().toShimProperties());
        Traces.initialize(options.threads().toShimProperties());

        Optional<Monitor> monitor = options.metrics().map(Monitor::new);
        TransactionListener log = new TransactionLog();
        TransactionListener counts = monitor.map(Monitor::transactions).orElse(TransactionListener.NONE);
        PeerConnections connections = new PeerConnections(
                options.chaincodeId(),
                new Dispatcher(Contracts.table(), options.foundingDigest()),
                options.threads(),
                transaction -> {
                    log.answered(transaction);
                    counts.answered(transaction);
                });
        monitor.ifPresent(open -> open.watch(connections));
        try {
            Server server = build(options, connections).start();
            InetSocketAddress bound = new InetSocketAddress(options.address().getAddress(), server.getPort());
            return new ChaincodeServer(server, connections, bound, monitor);
        } catch (IOException e) {
            monitor.ifPresent(Monitor::close);
            throw refusedAddress(options.address(), e);
        } catch (FlockException e) {
            monitor.ifPresent(Monitor::close);
            throw e;
        }
    }

    /** Where metrics are served, with the port that was taken; empty when they are not. */
    public Optional<InetSocketAddress> metricsAddress() {
        return monitor.map(Monitor::address);
    }

    /** Where peers connect to, with the port that was taken. */
    public InetSocketAddress address() {
        return address;
    }

    /** Waits until {@link #close()} was called. */
    public void awaitTermination() throws InterruptedException {
        server.awaitTermination();
    }

    /** Ends every connection and thread; a second call does nothing. */
    @Override
    public void close() {
        server.shutdownNow();
        connections.close();
        monitor.ifPresent(Monitor::close);
        try {
            server.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Server build(ChaincodeServerOptions options, PeerConnections connections) {
        try {
            return NettyServerBuilder.forAddress(options.address(), credentials(options))
                    .addService(connections)
                    // A message is passed on where it arrives: to a task that waits for it, or to the pool.
                    .directExecutor()
                    .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                    .permitKeepAliveTime(KEEPALIVE_PERMIT_SECONDS, TimeUnit.SECONDS)
                    .permitKeepAliveWithoutCalls(true)
                    .build();
        } catch (IllegalArgumentException e) {
            // what the TLS files hold is looked at only here
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the TLS files can't be used: " + e.getMessage(),
                    "give a PKCS#8 key, its certificate chain and the peers' authorities as PEM files");
        }
    }

    private static ServerCredentials credentials(ChaincodeServerOptions options) {
        return options.tls().map(TlsFiles::credentials).orElseGet(InsecureServerCredentials::create);
    }

    private static FlockException refusedAddress(InetSocketAddress address, IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            // the native transport has an exception of its own, with the system's words
            if (String.valueOf(cause.getMessage()).contains("in use")) {
                return new FlockException(
                        ErrorCode.PORT_IN_USE,
                        "port " + address.getPort() + " of " + address.getHostString() + " is taken",
                        "end the process that listens there, or give another port");
            }
        }
        return new FlockException(
                ErrorCode.CONFIGURATION_INVALID,
                "cannot listen at " + address + ": " + e.getMessage(),
                "give an address of this machine and a free port");
    }
}

package io.flock.devnet.conformance.contract;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc.ChaincodeImplBase;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;

/**
 * Serves the test contract to one peer, on a fixed port so that it can be stopped and started under the peer's feet.
 *
 * <p>Each connection gets a contract object of its own: the shim keeps the state of the handshake in that object, and
 * sharing it would lose messages while a second connection is being set up.
 */
public final class ContractServer {
    private static final int MAX_MESSAGE = 100 * 1024 * 1024;

    private final int port;
    private final String chaincodeId;
    private final String organisation;
    private final Gates gates;
    private Server server;
    private Optional<StockServer> stock = Optional.empty();

    public ContractServer(int port, String chaincodeId, String organisation, Gates gates) {
        this.port = port;
        this.chaincodeId = chaincodeId;
        this.organisation = organisation;
        this.gates = gates;
    }

    public synchronized void start() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addService(new Connections())
                .maxInboundMessageSize(MAX_MESSAGE)
                // Peers ping every 60 s; the default permit of 5 minutes would cut them off.
                .permitKeepAliveTime(20, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .build()
                .start();
    }

    /** Serves {@link StockContract} instead, under the same id and at the same port. */
    public synchronized void startStock() throws IOException {
        stock = Optional.of(new StockServer(port, chaincodeId));
    }

    /** Cuts every connection at once, as the death of the process would. */
    public synchronized void stop() throws InterruptedException {
        if (stock.isPresent()) {
            stock.get().stop();
            stock = Optional.empty();
            return;
        }
        server.shutdownNow();
        server.awaitTermination(10, TimeUnit.SECONDS);
    }

    private final class Connections extends ChaincodeImplBase {
        @Override
        public StreamObserver<ChaincodeMessage> connect(StreamObserver<ChaincodeMessage> peer) {
            try {
                return new TestContract(chaincodeId, organisation, gates).attach(peer);
            } catch (IOException e) {
                peer.onError(Status.INTERNAL.withCause(e).asRuntimeException());
                throw new UncheckedIOException(e);
            }
        }
    }
}

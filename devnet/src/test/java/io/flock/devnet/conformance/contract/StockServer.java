package io.flock.devnet.conformance.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.hyperledger.fabric.contract.ContractRouter;
import org.hyperledger.fabric.shim.ChaincodeServer;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/** {@link StockContract} on the shim's own router and server, unmodified, as a chaincode that nobody here wrote would be. */
final class StockServer {
    private final ChaincodeServer server;
    private final Thread thread;

    /** Starts to listen. */
    StockServer(int port, String chaincodeId) throws IOException {
        ContractRouter router = new ContractRouter(new String[] {"--id", chaincodeId});
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server = new NettyChaincodeServer(router, properties);
        thread = new Thread(() -> serve(router), "stock-chaincode");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(ContractRouter router) {
        try {
            router.startRouterWithChaincodeServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() throws InterruptedException {
        server.stop();
        thread.join();
    }
}

package io.flock.devnet.conformance.contract;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The chaincode servers by organisation and chaincode. */
public final class ContractServers {
    private final Map<String, ContractServer> running = new TreeMap<>();

    public void add(String mspId, String chaincode, ContractServer server) throws IOException {
        running.put(mspId + "/" + chaincode, server);
        server.start();
    }

    public ContractServer get(String mspId, String chaincode) {
        return running.get(mspId + "/" + chaincode);
    }

    public void stop() throws InterruptedException {
        for (ContractServer server : running.values()) {
            server.stop();
        }
    }
}

package io.flock.devnet;

import io.flock.devnet.internal.chaincode.ChaincodeLink;
import io.flock.devnet.internal.endorse.Peer;
import io.flock.devnet.internal.gateway.PeerServer;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One organisation's running parts: the peer, its port, its chaincode connections. */
final class Node implements AutoCloseable {
    private final Organisation organisation;
    private final Peer peer;
    private final PeerServer server;
    private final Set<String> stoppedChaincodes = ConcurrentHashMap.newKeySet();
    private boolean running;

    Node(Organisation organisation, Peer peer, PeerServer server) {
        this.organisation = organisation;
        this.peer = peer;
        this.server = server;
    }

    Organisation organisation() {
        return organisation;
    }

    Peer peer() {
        return peer;
    }

    /** Starts what is stopped. */
    synchronized void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new DevNetworkException(
                    "PORT_TAKEN",
                    "the gateway of " + peer.mspId() + " can't listen on port " + server.port() + ": " + e,
                    "end the program that uses the port, or choose another one",
                    e);
        }
        running = true;
        peer.running(true);
        for (String chaincode : peer.chaincodes().names()) {
            if (!stoppedChaincodes.contains(chaincode)) {
                link(chaincode).open();
            }
        }
    }

    synchronized void stop() {
        running = false;
        peer.running(false);
        server.stop();
        peer.chaincodes().links().forEach(ChaincodeLink::close);
    }

    synchronized void stopChaincode(String chaincode) {
        ChaincodeLink link = link(chaincode);
        stoppedChaincodes.add(chaincode);
        link.close();
    }

    synchronized void startChaincode(String chaincode) {
        ChaincodeLink link = link(chaincode);
        stoppedChaincodes.remove(chaincode);
        if (running) {
            link.open();
        }
    }

    private ChaincodeLink link(String chaincode) {
        return peer.chaincodes()
                .link(chaincode)
                .orElseThrow(() -> new DevNetworkException(
                        "CHAINCODE_UNKNOWN",
                        peer.mspId() + " has no chaincode " + chaincode,
                        "name one of " + peer.chaincodes().names()));
    }

    @Override
    public void close() {
        stop();
    }
}

package io.flock.devnet;

import io.flock.devnet.internal.channel.NetworkClock;
import io.flock.devnet.internal.order.Orderer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Faults of a running network. */
final class NetworkFaults implements Faults {
    private final Map<String, Node> nodes;
    private final Orderer orderer;
    private final NetworkClock clock;

    NetworkFaults(Map<String, Node> nodes, Orderer orderer, NetworkClock clock) {
        this.nodes = nodes;
        this.orderer = orderer;
        this.clock = clock;
    }

    @Override
    public void stopPeer(String mspId) {
        node(mspId).stop();
    }

    @Override
    public void startPeer(String mspId) {
        node(mspId).start();
    }

    @Override
    public void stopOrderer() {
        orderer.stop();
    }

    @Override
    public void startOrderer() {
        orderer.restart();
    }

    @Override
    public void stopChaincode(String mspId, String chaincode) {
        node(mspId).stopChaincode(chaincode);
    }

    @Override
    public void startChaincode(String mspId, String chaincode) {
        node(mspId).startChaincode(chaincode);
    }

    @Override
    public void delayCommits(Duration delay) {
        orderer.delayCommits(delay);
    }

    @Override
    public void skewClock(Duration by) {
        clock.skew(by);
    }

    private Node node(String mspId) {
        return Optional.ofNullable(nodes.get(mspId))
                .orElseThrow(() -> new DevNetworkException(
                        "ORGANISATION_UNKNOWN", "there is no organisation " + mspId, "name one of " + nodes.keySet()));
    }
}

package io.flock.devnet;

import java.time.Duration;

/** Breaks parts of the network on purpose, and mends them. */
public interface Faults {
    /** As if the peer was killed: its gateway answers nobody, and nobody gets its endorsement. */
    void stopPeer(String mspId);

    /**
     * The peer comes back on the same port.
     *
     * @throws DevNetworkException {@code PORT_TAKEN} if another program took the peer's port meanwhile
     */
    void startPeer(String mspId);

    /** As if the orderer was killed: what is not in a block yet is lost. */
    void stopOrderer();

    void startOrderer();

    /** As if the chaincode's server was killed, for this organisation's peer. */
    void stopChaincode(String mspId, String chaincode);

    void startChaincode(String mspId, String chaincode);

    /** Lets every block wait before it is committed; zero ends that at once, also for a waiting block. */
    void delayCommits(Duration delay);

    /** Sets the clock of peers and orderer wrong by this much; zero sets it right. */
    void skewClock(Duration by);
}

package io.flock.devnet.conformance;

/** What a scenario may need of a network beyond being called. A network that lacks it says so in the record. */
public enum Capability {
    /** Peers can be stopped and started again. */
    STOP_PEER,
    /** The ordering service can be stopped and started again. */
    STOP_ORDERER,
    /** Chaincode servers can be stopped and started again. */
    STOP_CHAINCODE,
    /** The whole network can be stopped and started on the same ledger. */
    RESTART
}

package io.flock.testnet.fabric.node;

/** What a node does. */
public enum NodeKind {
    ORDERER,
    PEER,
    CHAINCODE,
    CONTENT
}

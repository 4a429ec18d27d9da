package io.flock.devnet;

import io.flock.devnet.internal.msp.NodeRole;

/** What an identity is for; it stands in its certificate as organisational unit. */
public enum Role {
    /** May propose transactions and read. */
    CLIENT(NodeRole.CLIENT),
    /** May endorse and read, but not propose. */
    PEER(NodeRole.PEER),
    /** May do what a client may. */
    ADMIN(NodeRole.ADMIN),
    /** May neither propose nor read. */
    ORDERER(NodeRole.ORDERER);

    private final NodeRole node;

    Role(NodeRole node) {
        this.node = node;
    }

    NodeRole node() {
        return node;
    }
}

package io.flock.devnet.internal.msp;

/** What an organisation runs, and how that is called in cryptogen's layout. */
public enum NodeKind {
    PEER("peer", "peer0", NodeRole.PEER),
    ORDERER("orderer", "orderer1", NodeRole.ORDERER);

    private final String name;
    private final String node;
    private final NodeRole role;

    NodeKind(String name, String node, NodeRole role) {
        this.name = name;
        this.node = node;
        this.role = role;
    }

    /** The folder of all organisations that run such nodes. */
    String organisations() {
        return name + "Organizations";
    }

    /** The folder of one organisation's nodes. */
    String nodes() {
        return name + "s";
    }

    /** The host name of an organisation's one node. */
    String host(String domain) {
        return node + "." + domain;
    }

    NodeRole role() {
        return role;
    }
}

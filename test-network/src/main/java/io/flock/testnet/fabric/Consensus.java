package io.flock.testnet.fabric;

/** How orderers agree on blocks. */
public enum Consensus {
    /** Three orderers; one may fail. */
    RAFT(3),
    /** Four orderers; one may lie. */
    BFT(4);

    private final int orderers;

    Consensus(int orderers) {
        this.orderers = orderers;
    }

    /** How many orderers a network of this module has. */
    public int orderers() {
        return orderers;
    }
}

package io.flock.testnet.fabric.layout;

/** Names of nodes, as commands take them. Numbers are those of the organisations in the founding, from 1. */
public final class NodeNames {
    private NodeNames() {}

    public static String orderer(int number) {
        return "orderer" + number;
    }

    public static String peer(int number) {
        return "peer" + number;
    }

    public static String chaincode(int number) {
        return "chaincode" + number;
    }

    /** The organisation's Kubo, or, for all organisations, the one embedded node. */
    public static String content(int number) {
        return "ipfs" + number;
    }
}

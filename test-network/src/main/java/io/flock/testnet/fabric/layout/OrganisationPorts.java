package io.flock.testnet.fabric.layout;

/**
 * Where the nodes of an organisation are reached.
 *
 * @param peerListen where the peer's service listens: the same as {@code peer}, or another one with a relay between
 * @param contentSwarmListen where the content node listens for the others: the same as {@code contentSwarm}, or another
 *     one with a relay between
 */
public record OrganisationPorts(
        int peer,
        int chaincodeEvents,
        int operations,
        int chaincode,
        int contentApi,
        int contentSwarm,
        int peerListen,
        int contentSwarmListen) {
    static OrganisationPorts from(int first, boolean relayed) {
        return new OrganisationPorts(
                first,
                first + 1,
                first + 2,
                first + 3,
                first + 4,
                first + 5,
                relayed ? first + 6 : first,
                relayed ? first + 7 : first + 5);
    }
}

package io.flock.testnet.fabric.layout;

/** Where the nodes of an organisation listen. */
public record OrganisationPorts(
        int peer, int chaincodeEvents, int operations, int chaincode, int contentApi, int contentSwarm) {
    static OrganisationPorts from(int first) {
        return new OrganisationPorts(first, first + 1, first + 2, first + 3, first + 4, first + 5);
    }
}

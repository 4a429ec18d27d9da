package io.flock.testnet.fabric.layout;

/**
 * Where an orderer is reached.
 *
 * @param listen where its service listens: the same, or another one with a relay between the two
 */
public record OrdererPorts(int service, int admin, int operations, int listen) {
    static OrdererPorts from(int first, boolean relayed) {
        return new OrdererPorts(first, first + 1, first + 2, relayed ? first + 6 : first);
    }
}

package io.flock.testnet.fabric.layout;

/** Where an orderer listens. */
public record OrdererPorts(int service, int admin, int operations) {
    static OrdererPorts from(int first) {
        return new OrdererPorts(first, first + 1, first + 2);
    }
}

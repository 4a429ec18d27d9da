package io.flock.testnet.fabric.channel;

/** How many blocks a node has. */
@FunctionalInterface
public interface Height {
    /**
     * Asks it.
     *
     * @throws io.flock.protocol.error.FlockException CONNECTION_FAILED where it does not answer
     */
    long now() throws InterruptedException;
}

package io.flock.testnet.bench.load;

/** One call, made by one of several lanes; throws a {@link io.flock.protocol.error.FlockException} when it fails. */
@FunctionalInterface
public interface LaneStep {
    /**
     * Makes the call.
     *
     * @param lane from 0; a lane makes one call at a time
     */
    void run(int lane);
}

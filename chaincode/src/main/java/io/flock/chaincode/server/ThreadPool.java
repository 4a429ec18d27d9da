package io.flock.chaincode.server;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Properties;

/**
 * Threads that serve one peer connection; every stub call blocks its thread for a round trip to the peer.
 *
 * @param core threads kept, at least 1
 * @param max threads at most, at least {@code core}; above {@code core} only once the queue is full
 * @param queue transactions that may wait, at least 1; a peer's further ones are refused
 */
public record ThreadPool(int core, int max, int queue) {

    /** Sixteen threads, as many as a loaded peer keeps busy on a small machine, and the shim's own queue. */
    public static final ThreadPool DEFAULT = new ThreadPool(16, 16, 5000);

    /**
     * Checks the ranges.
     *
     * @throws FlockException CONFIGURATION_INVALID outside of the ranges above
     */
    public ThreadPool {
        if (core < 1 || max < core || queue < 1) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "thread pool of core " + core + ", max " + max + ", queue " + queue,
                    "give 1 <= TP_CORE_POOL_SIZE <= TP_MAX_POOL_SIZE and 1 <= TP_QUEUE_SIZE");
        }
    }

    Properties toShimProperties() {
        Properties properties = new Properties();
        properties.setProperty("TP_CORE_POOL_SIZE", Integer.toString(core));
        properties.setProperty("TP_MAX_POOL_SIZE", Integer.toString(max));
        properties.setProperty("TP_QUEUE_SIZE", Integer.toString(queue));
        return properties;
    }
}

package io.flock.devnet.conformance;

import java.time.Duration;

/** The channel's batch parameters: small enough for scenarios to reach each limit. */
public final class Batching {
    public static final Duration TIMEOUT = Duration.ofMillis(150);
    public static final int MAX_MESSAGES = 10;
    public static final int PREFERRED_BYTES = 64 * 1024;
    public static final int ABSOLUTE_BYTES = 256 * 1024;
    /**
     * How long a peer waits for a chaincode. Less than the 30 s of a gateway, so that the peer is the one who gives up; much
     * more than any function takes, also on a machine that is slow and has other work. One scenario waits for it to pass.
     */
    public static final Duration EXECUTION = Duration.ofSeconds(20);

    private Batching() {}
}

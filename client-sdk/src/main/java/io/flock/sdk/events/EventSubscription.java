package io.flock.sdk.events;

import io.flock.protocol.error.FlockException;
import java.util.Optional;

/** A running stream. */
public interface EventSubscription extends AutoCloseable {
    /**
     * Why the stream was interrupted last, if nothing came since; it is opened again all the same. CONFIGURATION_INVALID: the
     * peer does not know the channel. CONNECTION_FAILED: the peer, or the way to it. Else what the listener or the checkpoint
     * failed with.
     */
    Optional<FlockException> problem();

    /** Ends the stream and its thread; the listener is not called after it returned, unless it is the caller. */
    @Override
    void close();
}

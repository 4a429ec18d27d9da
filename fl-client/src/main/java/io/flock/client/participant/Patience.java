package io.flock.client.participant;

import java.time.Duration;

/** How long contents may take to come that are needed while a phase lasts; who publishes one decides how slowly it comes. */
@FunctionalInterface
public interface Patience {
    /**
     * For the next content, above 0.
     *
     * @param left how many are still to be fetched, with this one
     */
    Duration next(int left);
}

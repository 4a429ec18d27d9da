package io.flock.client.participant;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults of the software, and too little memory, as failures that may pass. Others choose what is fetched, judged and
 * combined: what one of their files does to this machine in one phase must not cost the stake of all that follow.
 */
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    /**
     * Does it; the log has whole what goes wrong.
     *
     * @throws FlockException what it was refused with, or INTERNAL for anything else that it threw
     */
    static <R> R caught(Object what, Supplier<R> work) {
        try {
            return work.get();
        } catch (FlockException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed", what, e);
            throw coded(what, e);
        }
    }

    /** INTERNAL; the log is the caller's, who knows how often it comes. */
    static FlockException coded(Object what, Throwable fault) {
        return new FlockException(
                ErrorCode.INTERNAL,
                what + " failed: " + fault,
                fault instanceof OutOfMemoryError
                        ? "it is tried again; give the process more memory, or let it do less at once"
                        : "it is tried again; report it, with the log",
                fault);
    }
}

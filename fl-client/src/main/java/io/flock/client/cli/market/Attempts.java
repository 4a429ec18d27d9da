package io.flock.client.cli.market;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a loop that must go on: one that fails is told, and keeps no other from being done, now or the next time. */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Consumer<String> told;

    Attempts(Consumer<String> told) {
        this.told = told;
    }

    void attempt(Runnable part) {
        try {
            part.run();
        } catch (FlockException e) {
            told.accept(e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a part of the loop failed", e);
            told.accept(new FlockException(ErrorCode.INTERNAL, e.toString()).getMessage());
        }
    }
}

package io.flock.client.preflight;

import io.flock.protocol.error.FlockException;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param check its short name, such as {@code clock}
 * @param text what is so, in one line
 * @param problem present unless all is well; of a {@link State#WARNING} too
 */
public record Finding(String check, State state, String text, Optional<FlockException> problem) {
    /** How bad it is. */
    public enum State {
        /** As it should be. */
        OK,
        /** Taking part works, and somebody should look at it. */
        WARNING,
        /** Taking part would fail, or be unsafe. */
        FAILED
    }

    /** All is well. */
    public static Finding ok(String check, String text) {
        return new Finding(check, State.OK, text, Optional.empty());
    }

    static Finding warning(String check, FlockException problem) {
        return new Finding(check, State.WARNING, problem.what(), Optional.of(problem));
    }

    /** Something that stands in the way. */
    public static Finding failed(String check, FlockException problem) {
        return new Finding(check, State.FAILED, problem.what(), Optional.of(problem));
    }

    /** Whether it stands in the way of a start. */
    public boolean isFailed() {
        return state == State.FAILED;
    }
}

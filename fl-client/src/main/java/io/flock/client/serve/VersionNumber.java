package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.util.Optional;

/** The version that a request names. */
final class VersionNumber {
    private VersionNumber() {}

    /**
     * Reads it.
     *
     * @param text empty: the current one
     * @throws FlockException UNKNOWN_LISTING unless it is a number
     */
    static Optional<Integer> of(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            throw new FlockException(ErrorCode.UNKNOWN_LISTING, "version " + Quoted.of(text) + " is no number");
        }
    }
}

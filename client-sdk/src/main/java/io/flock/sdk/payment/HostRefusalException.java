package io.flock.sdk.payment;

import io.flock.protocol.error.FlockException;

/** A refusal in a host's own words: unlike a broken connection it says that nothing was served. */
final class HostRefusalException extends FlockException {
    private static final long serialVersionUID = 1L;

    HostRefusalException(FlockException said) {
        super(said);
    }
}

package io.flock.client.participant;

import io.flock.protocol.error.FlockException;

/** The journal takes nothing more in this process: what the disk has of it is known only to who opens it anew. */
final class JournalLostException extends FlockException {
    private static final long serialVersionUID = 1L;

    JournalLostException(FlockException unusable) {
        super(unusable);
    }
}

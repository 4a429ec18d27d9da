package io.flock.sdk.transaction;

import io.flock.protocol.error.FlockException;

/** What a failed step means for the one after it. */
sealed interface NextStep {
    /** No repeat would change it. */
    record GiveUp(FlockException refusal) implements NextStep {}

    /** This peer can't serve now, another may. */
    record TryElsewhere(FlockException last) implements NextStep {}

    /** The network is not ready, or its peers disagree for a moment: the same call again, after a pause. */
    record TryAgain(FlockException last) implements NextStep {}
}

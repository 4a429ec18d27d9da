package io.flock.client.participant;

import io.flock.sdk.content.Cid;

/** Is told before a content is pinned for a round of a task, so that it can be let go when the round is long past. */
@FunctionalInterface
public interface PinRecord {
    /** Keeps no record: what is pinned stays. */
    PinRecord NONE = (round, cid) -> {};

    /** The round, or epoch, and what is about to be pinned for it. */
    void pinning(int round, Cid cid);
}

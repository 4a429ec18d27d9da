package io.flock.protocol.marketplace;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.codec.Limit;
import java.util.List;

/**
 * The data set of a task that a version's feedback went into.
 *
 * @param set as the task names it, for its epochs or for its end
 * @param feedback whose examples it holds, by what the ratings name; 1 to 256
 */
public record ReferredSet(SealedSet set, @Limit(256) List<ContentRef> feedback) {
    /** Copies the list. */
    public ReferredSet {
        feedback = List.copyOf(feedback);
    }
}

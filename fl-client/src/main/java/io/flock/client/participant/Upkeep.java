package io.flock.client.participant;

import io.flock.protocol.identity.TaskId;
import java.util.Set;

/** Lets go of what past rounds left on this machine and in its content node. */
@FunctionalInterface
public interface Upkeep {
    /** Lets go of nothing. */
    Upkeep NONE = (task, round, needed) -> {};

    /**
     * Is told of each round, or epoch, that a running task comes to; never throws.
     *
     * @param needed content ids that the task still needs, whichever round they are of
     */
    void comesTo(TaskId task, int round, Set<String> needed);
}

package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.Phase;
import java.util.List;

/** The kinds of participants' records, and which of them the advance out of a phase reads. */
public enum RecordKind {
    JOINS,
    SEEDS,
    UPDATES,
    VOTES,
    AGGREGATES,
    LEAVES,
    LEAKS;

    /**
     * What has to be gathered for the advance out of a phase, in the task's current round; records of other kinds are not
     * looked at. Leaves and joins are those of the task.
     */
    public static List<RecordKind> readBy(Phase phase) {
        return switch (phase) {
            case RECRUITING, CLOSED -> List.of(JOINS, LEAVES);
            case SEED -> List.of(SEEDS, LEAVES);
            case PROPOSE_COMMIT, PROPOSE_REVEAL -> List.of(UPDATES, LEAKS);
            case VOTE_COMMIT -> List.of(VOTES, LEAKS);
            case VOTE_REVEAL -> List.of(UPDATES, VOTES, LEAVES, LEAKS);
            case AGGREGATE_COMMIT -> List.of(VOTES, AGGREGATES, LEAKS);
            case AGGREGATE_REVEAL -> List.of(UPDATES, VOTES, AGGREGATES, LEAVES, LEAKS);
            case COMPLETED, CANCELLED -> List.of();
        };
    }
}

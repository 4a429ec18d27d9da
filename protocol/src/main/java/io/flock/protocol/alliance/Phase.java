package io.flock.protocol.alliance;

import java.util.List;

/**
 * Where a task stands. A participant's action is possible in one phase only; only an advance, a cancellation or the
 * emergency stop leads to another.
 */
public enum Phase {
    /** Accounts join, and may leave in full. */
    RECRUITING,
    /** Nobody joins any more; the next advance admits, over records that no longer change. */
    CLOSED,
    /** Everybody admitted reveals a preimage, from which the seed is made. */
    SEED,
    /** Proposers train and commit to their updates. */
    PROPOSE_COMMIT,
    /** Proposers show their updates. */
    PROPOSE_REVEAL,
    /** Voters judge the updates and commit to their verdicts. */
    VOTE_COMMIT,
    /** Voters show their verdicts. */
    VOTE_REVEAL,
    /** Voters aggregate the standing updates and commit to the result. */
    AGGREGATE_COMMIT,
    /** Voters show their aggregates. */
    AGGREGATE_REVEAL,
    /** The end: stakes and rewards can be claimed. */
    COMPLETED,
    /** The end, before its time: stakes and earned rewards can be claimed. */
    CANCELLED;

    /** The phases that may follow. A settled round leads on to the next round's roles, a void one to its SEED. */
    public List<Phase> next() {
        return switch (this) {
            case RECRUITING -> List.of(CLOSED, CANCELLED);
            case CLOSED -> List.of(SEED, CANCELLED);
            case SEED -> List.of(PROPOSE_COMMIT, SEED, COMPLETED, CANCELLED);
            case PROPOSE_COMMIT -> List.of(PROPOSE_REVEAL, CANCELLED);
            case PROPOSE_REVEAL -> List.of(VOTE_COMMIT, CANCELLED);
            case VOTE_COMMIT -> List.of(VOTE_REVEAL, CANCELLED);
            case VOTE_REVEAL -> List.of(AGGREGATE_COMMIT, PROPOSE_COMMIT, SEED, COMPLETED, CANCELLED);
            case AGGREGATE_COMMIT -> List.of(AGGREGATE_REVEAL, CANCELLED);
            case AGGREGATE_REVEAL -> List.of(PROPOSE_COMMIT, COMPLETED, CANCELLED);
            case COMPLETED, CANCELLED -> List.of();
        };
    }

    /** Whether nothing follows. */
    public boolean isTerminal() {
        return next().isEmpty();
    }

    /** Whether the task's accounts are not frozen yet: an account that leaves now gets its stake back at once. */
    public boolean isBeforeFreeze() {
        return this == RECRUITING || this == CLOSED;
    }

    /** Whether something is promised in this phase that is shown in a later one. */
    public boolean isCommit() {
        return this == PROPOSE_COMMIT || this == VOTE_COMMIT || this == AGGREGATE_COMMIT;
    }
}

package io.flock.protocol.arena;

import java.util.List;

/**
 * Where a task stands. A participant's action is possible in one phase only; only an advance, a cancellation or the
 * emergency stop leads to another. Inside of an epoch the phases stand in their order; the epoch after the last one is the
 * final validation, which begins with {@link #FINAL_KEY}.
 */
public enum ArenaPhase {
    /** Accounts stake, and may take their stake back in full. */
    OPEN,
    /** Nobody applies any more; the next advance admits, over records that no longer change. */
    CLOSED,
    /** The creator publishes wrapped keys, validators confirm that they can read the validation set. */
    ACCESS,
    /** Everybody who takes part reveals a preimage, from which the first seed is made. */
    SEED,
    /** Nodes train and commit to their submissions. */
    SUBMIT,
    /** Nodes show their submissions, validators check in. */
    REVEAL,
    /** The creator publishes the key of the final set. */
    FINAL_KEY,
    /** Validators score what they were assigned and commit to the scores. */
    SCORE_COMMIT,
    /** Validators show their scores. */
    SCORE_REVEAL,
    /** All validators that are still there score what is disputed, and commit. */
    DISPUTE_COMMIT,
    /** They show these scores. */
    DISPUTE_REVEAL,
    /** The end: stakes and rewards can be claimed. */
    COMPLETED,
    /** The end, before its time: stakes and earned rewards can be claimed. */
    CANCELLED;

    /** The phases that may follow. */
    public List<ArenaPhase> next() {
        return switch (this) {
            case OPEN -> List.of(CLOSED, CANCELLED);
            case CLOSED -> List.of(ACCESS, CANCELLED);
            case ACCESS -> List.of(SEED, CANCELLED);
            case SEED -> List.of(SUBMIT, SEED, COMPLETED, CANCELLED);
            case SUBMIT -> List.of(REVEAL, CANCELLED);
            case REVEAL -> List.of(SCORE_COMMIT, SUBMIT, FINAL_KEY, COMPLETED, CANCELLED);
            case FINAL_KEY -> List.of(SCORE_COMMIT, COMPLETED, CANCELLED);
            case SCORE_COMMIT -> List.of(SCORE_REVEAL, CANCELLED);
            case SCORE_REVEAL -> List.of(DISPUTE_COMMIT, SUBMIT, FINAL_KEY, COMPLETED, CANCELLED);
            case DISPUTE_COMMIT -> List.of(DISPUTE_REVEAL, CANCELLED);
            case DISPUTE_REVEAL -> List.of(SUBMIT, FINAL_KEY, COMPLETED, CANCELLED);
            case COMPLETED, CANCELLED -> List.of();
        };
    }

    /** Whether nothing follows. */
    public boolean isTerminal() {
        return next().isEmpty();
    }

    /** Whether something is promised in this phase that is shown in a later one. */
    public boolean isCommit() {
        return this == SUBMIT || this == SCORE_COMMIT || this == DISPUTE_COMMIT;
    }
}

package io.flock.protocol.arena;

/** How long each phase may last, in seconds; a deadline only allows an advance. */
public record ArenaPhaseLengths(
        int open,
        int access,
        int seed,
        int submit,
        int reveal,
        int finalKey,
        int scoreCommit,
        int scoreReveal,
        int disputeCommit,
        int disputeReveal) {

    /** The same length for every phase. */
    public static ArenaPhaseLengths all(int seconds) {
        return new ArenaPhaseLengths(
                seconds, seconds, seconds, seconds, seconds, seconds, seconds, seconds, seconds, seconds);
    }

    /** The length of a phase in seconds; 0 for those that wait for nobody. */
    public int of(ArenaPhase phase) {
        return switch (phase) {
            case OPEN -> open;
            case ACCESS -> access;
            case SEED -> seed;
            case SUBMIT -> submit;
            case REVEAL -> reveal;
            case FINAL_KEY -> finalKey;
            case SCORE_COMMIT -> scoreCommit;
            case SCORE_REVEAL -> scoreReveal;
            case DISPUTE_COMMIT -> disputeCommit;
            case DISPUTE_REVEAL -> disputeReveal;
            case CLOSED, COMPLETED, CANCELLED -> 0;
        };
    }
}

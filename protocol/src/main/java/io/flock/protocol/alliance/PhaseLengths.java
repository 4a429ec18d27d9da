package io.flock.protocol.alliance;

/** How long each phase may last, in seconds; a deadline only allows an advance. */
public record PhaseLengths(
        int recruiting,
        int seed,
        int proposeCommit,
        int proposeReveal,
        int voteCommit,
        int voteReveal,
        int aggregateCommit,
        int aggregateReveal) {

    /** The same length for every phase. */
    public static PhaseLengths all(int seconds) {
        return new PhaseLengths(seconds, seconds, seconds, seconds, seconds, seconds, seconds, seconds);
    }

    /** The length of a phase in seconds; 0 for those that wait for nobody. */
    public int of(Phase phase) {
        return switch (phase) {
            case RECRUITING -> recruiting;
            case SEED -> seed;
            case PROPOSE_COMMIT -> proposeCommit;
            case PROPOSE_REVEAL -> proposeReveal;
            case VOTE_COMMIT -> voteCommit;
            case VOTE_REVEAL -> voteReveal;
            case AGGREGATE_COMMIT -> aggregateCommit;
            case AGGREGATE_REVEAL -> aggregateReveal;
            case CLOSED, COMPLETED, CANCELLED -> 0;
        };
    }
}

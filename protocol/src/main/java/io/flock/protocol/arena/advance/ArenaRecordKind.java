package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaPhase;
import java.util.List;
import java.util.Optional;

/** The kinds of records, and which of them the advance out of a phase reads: what is read can be a conflict. */
public enum ArenaRecordKind {
    STAKES,
    CONFIRMATIONS,
    SEEDS,
    SUBMISSIONS,
    READY,
    SCORES,
    LEAKS,
    FINAL_KEY;

    /** What has to be gathered for the advance out of a phase, in the task's current epoch. */
    public static List<ArenaRecordKind> readBy(ArenaPhase phase) {
        return switch (phase) {
            case OPEN, CLOSED -> List.of(STAKES);
            case ACCESS -> List.of(CONFIRMATIONS);
            case SEED -> List.of(SEEDS);
            case SUBMIT -> List.of(SUBMISSIONS);
            case REVEAL -> List.of(SUBMISSIONS, READY, LEAKS);
            case FINAL_KEY -> List.of(FINAL_KEY);
            case SCORE_COMMIT, DISPUTE_COMMIT -> List.of(SCORES);
            case SCORE_REVEAL, DISPUTE_REVEAL -> List.of(SCORES, LEAKS);
            case COMPLETED, CANCELLED -> List.of();
        };
    }

    /** The commit phase whose commitments are shown in a phase, or made in it; absent where there are none. */
    public static Optional<ArenaPhase> commitPhase(ArenaPhase phase) {
        return switch (phase) {
            case SUBMIT, REVEAL -> Optional.of(ArenaPhase.SUBMIT);
            case SCORE_COMMIT, SCORE_REVEAL -> Optional.of(ArenaPhase.SCORE_COMMIT);
            case DISPUTE_COMMIT, DISPUTE_REVEAL -> Optional.of(ArenaPhase.DISPUTE_COMMIT);
            default -> Optional.empty();
        };
    }
}

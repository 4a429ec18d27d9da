package io.flock.client.participant;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;

/** What a failed action means for the participant. */
enum FailureKind {
    /** The ledger has moved on, another was first, or time ran out: read again and decide anew. */
    OVERTAKEN,
    /** May pass: the same action again after a pause, as long as its phase lasts. */
    PASSING,
    /** Will not change by itself: taking part ends with this error. */
    FINAL;

    static FailureKind of(FlockException failure) {
        if (failure instanceof JournalLostException) {
            return FINAL;
        }
        return failure.code().map(FailureKind::of).orElse(PASSING);
    }

    /**
     * A busy machine may send later than the peers' clock window allows, which looks like a wrong clock for a while; a disk
     * that is full, of the journal or for temporary files, may have room again before the phase is over.
     */
    private static FailureKind of(ErrorCode code) {
        return switch (code) {
            case WRONG_PHASE,
                    TOO_EARLY,
                    ALREADY_DONE,
                    NOT_EXPECTED,
                    SLOT_TAKEN,
                    NOTHING_TO_CLAIM,
                    COMMITMENT_LEAKED,
                    CONFLICT_PERSISTS,
                    TRAINING_TOO_LONG -> OVERTAKEN;
            case CONNECTION_FAILED,
                    DEADLINE_EXCEEDED,
                    OUTCOME_UNKNOWN,
                    ENDORSEMENT_REFUSED,
                    CONTENT_UNAVAILABLE,
                    CONTENT_MISMATCH,
                    CONTENT_INVALID,
                    ENVELOPE_INVALID,
                    CONFIGURATION_INVALID,
                    STATE_FOLDER_UNUSABLE,
                    INTERNAL -> PASSING;
            default -> FINAL;
        };
    }
}

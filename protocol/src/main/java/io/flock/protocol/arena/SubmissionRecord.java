package io.flock.protocol.arena;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Commitment;
import java.util.Optional;

/** A submission: first its commitment, then instead what it was of. */
public record SubmissionRecord(Optional<Commitment> commitment, Optional<Submission> submission)
        implements StateDocument {
    public static SubmissionRecord committed(Commitment commitment) {
        return new SubmissionRecord(Optional.of(commitment), Optional.empty());
    }

    public static SubmissionRecord revealed(Submission submission) {
        return new SubmissionRecord(Optional.empty(), Optional.of(submission));
    }
}

package io.flock.protocol.arena;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Digest;
import java.util.Optional;

/** A validator's scores: first their commitment, then instead what it was of. The preimage comes with the scores of the first stage, and draws the disputes. */
public record ScoreRecord(Optional<Commitment> commitment, Optional<Scores> scores, Optional<Digest> preimage)
        implements StateDocument {
    public static ScoreRecord committed(Commitment commitment) {
        return new ScoreRecord(Optional.of(commitment), Optional.empty(), Optional.empty());
    }

    public static ScoreRecord revealed(Scores scores, Optional<Digest> preimage) {
        return new ScoreRecord(Optional.empty(), Optional.of(scores), preimage);
    }
}

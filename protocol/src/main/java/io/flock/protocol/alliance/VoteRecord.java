package io.flock.protocol.alliance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Digest;
import java.util.Optional;

/** A vote: first its commitment, then instead what it was of, either verdicts or a score. */
public record VoteRecord(
        Optional<Commitment> commitment,
        Optional<Verdicts> verdicts,
        Optional<AggregateScore> score,
        Optional<Digest> preimage)
        implements StateDocument {

    public static VoteRecord committed(Commitment commitment) {
        return new VoteRecord(Optional.of(commitment), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static VoteRecord revealed(Ballot ballot, Digest preimage) {
        VotePayload shown = VotePayload.of(ballot);
        return new VoteRecord(Optional.empty(), shown.verdicts(), shown.score(), Optional.of(preimage));
    }

    /** What was revealed. */
    public Optional<Ballot> ballot() {
        return verdicts.<Ballot>map(shown -> shown).or(() -> score);
    }
}

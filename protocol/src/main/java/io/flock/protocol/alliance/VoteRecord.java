package io.flock.protocol.alliance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Digest;
import java.util.Optional;

/** A vote: first its commitment, then instead what it was of. */
public record VoteRecord(Optional<Commitment> commitment, Optional<Verdicts> verdicts, Optional<Digest> preimage)
        implements StateDocument {

    public static VoteRecord committed(Commitment commitment) {
        return new VoteRecord(Optional.of(commitment), Optional.empty(), Optional.empty());
    }

    public static VoteRecord revealed(Verdicts verdicts, Digest preimage) {
        return new VoteRecord(Optional.empty(), Optional.of(verdicts), Optional.of(preimage));
    }
}

package io.flock.protocol.alliance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Digest;
import java.util.Optional;

/** A proposer's update: first its commitment, then instead what it was of. */
public record UpdateRecord(Optional<Commitment> commitment, Optional<ModelRef> model, Optional<Digest> preimage)
        implements StateDocument {

    public static UpdateRecord committed(Commitment commitment) {
        return new UpdateRecord(Optional.of(commitment), Optional.empty(), Optional.empty());
    }

    public static UpdateRecord revealed(ModelRef model, Digest preimage) {
        return new UpdateRecord(Optional.empty(), Optional.of(model), Optional.of(preimage));
    }
}

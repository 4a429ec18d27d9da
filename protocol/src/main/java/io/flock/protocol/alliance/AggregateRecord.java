package io.flock.protocol.alliance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Commitment;
import java.util.Optional;

/** An aggregate: first its commitment, then instead what it was of. */
public record AggregateRecord(Optional<Commitment> commitment, Optional<ModelRef> model) implements StateDocument {

    public static AggregateRecord committed(Commitment commitment) {
        return new AggregateRecord(Optional.of(commitment), Optional.empty());
    }

    public static AggregateRecord revealed(ModelRef model) {
        return new AggregateRecord(Optional.empty(), Optional.of(model));
    }
}

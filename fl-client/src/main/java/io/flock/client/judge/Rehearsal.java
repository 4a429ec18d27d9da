package io.flock.client.judge;

import io.flock.protocol.tensor.ModelWeights;
import java.util.Optional;

/** A voter's own training from the round's global model: what steps look like that come from data. */
public interface Rehearsal {
    /** Knows no such steps; rules that need them are not applied. */
    Rehearsal NONE = (global, deadline) -> Optional.empty();

    /**
     * The global model after training on some of the voter's own examples; empty where training comes to nothing, or is not
     * done by the deadline.
     */
    Optional<Twins> from(ModelWeights global, Deadline deadline);

    /** What the same training makes of the global model on two parts of the examples that have none in common. */
    record Twins(ModelWeights one, ModelWeights other) {}
}

package io.flock.client.judge;

import io.flock.protocol.tensor.ModelWeights;
import java.util.Optional;

/** A voter's own training from the round's global model: what a step looks like that comes from data. */
public interface Rehearsal {
    /** Knows no such step; rules that need one are not applied. */
    Rehearsal NONE = global -> Optional.empty();

    /** The global model after training on some of the voter's own examples; empty where training comes to nothing. */
    Optional<ModelWeights> from(ModelWeights global);
}

package io.flock.client.judge;

import io.flock.protocol.tensor.ModelWeights;
import java.util.Optional;

/** A voter's own training from the round's global model: what steps look like that come from data, and how long they are. */
public interface Rehearsal {
    /** Knows no such steps; rules that need them are not applied, and outliers are told by the round's median alone. */
    Rehearsal NONE = (global, deadline) -> Optional.empty();

    /**
     * The global model after training on some of the voter's own examples; empty where training comes to nothing, or is not
     * done by the deadline. Asked for once a round at most, and once more where it was asked for ahead and not done in time.
     *
     * <p>Steps carry no noise for privacy. In tasks whose updates do, these would still make no honest update an outlier,
     * since their length only ever allows more than the median does; how much more would be by steps that nobody clipped.
     */
    Optional<Twins> from(ModelWeights global, Deadline deadline);

    /** What the same training makes of the global model on two parts of the examples that have none in common. */
    record Twins(ModelWeights one, ModelWeights other) {}
}

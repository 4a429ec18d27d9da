package io.flock.client.evaluate;

import io.flock.client.engine.Evaluation;

/** What came of evaluating a stranger's model. */
public sealed interface Trial {
    /** It was measured; its loss may still be no finite number. */
    record Measured(Evaluation evaluation) implements Trial {}

    /** It could not be measured within the limits, and that is the model's doing. */
    record Broken(Limit limit, String why) implements Trial {}

    /** What a model may exceed. */
    enum Limit {
        TIME,
        MEMORY,
        /** The process ended, twice, while it evaluated this model. */
        PROCESS
    }

    /** The loss; NaN where it was not measured. */
    default double loss() {
        return this instanceof Measured measured ? measured.evaluation().loss() : Double.NaN;
    }
}

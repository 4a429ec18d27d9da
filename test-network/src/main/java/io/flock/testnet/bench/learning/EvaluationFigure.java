package io.flock.testnet.bench.learning;

import io.flock.client.engine.choice.EngineKind;
import io.flock.testnet.bench.training.TrainingNet;

/**
 * How long one engine takes to evaluate a model.
 *
 * @param examples that it is evaluated on
 * @param seconds in this process
 * @param trainingSeconds one epoch on the same examples in batches of 32, in this process
 * @param childSeconds in the child process that voters and validators evaluate models of others in, once it runs
 * @param firstSeconds the first evaluation there: it starts the process, hands the examples over and takes the time of a
 *     model from a seed, twice
 */
record EvaluationFigure(
        TrainingNet net,
        EngineKind engine,
        int examples,
        double seconds,
        double trainingSeconds,
        double childSeconds,
        double firstSeconds) {
    /** Evaluating as a share of training. */
    double ofTraining() {
        return seconds / trainingSeconds;
    }

    /** What the limits of a process of its own cost, in times of evaluating here. */
    double childOfOwn() {
        return childSeconds / seconds;
    }
}

package io.flock.client.judge;

import io.flock.client.data.Examples;
import io.flock.client.data.Split;
import io.flock.client.engine.ExampleLosses;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.evaluate.Trial;
import io.flock.protocol.tensor.ModelWeights;
import java.util.Optional;

/**
 * The loss on all of a voter's data, train and test: no other's update was fitted to any of it, and the more examples, the
 * smaller the difference that can be told.
 */
record VoterLoss(Evaluator evaluator, Split data) {
    private static final double BEYOND = 1e9;

    double of(ModelWeights model) {
        return of(model, evaluator.evaluate(model, data.test()).loss());
    }

    /** The same, and a number above anything that log loss comes to in place of a loss that is not finite. */
    double finite(ModelWeights model) {
        double loss = of(model);
        return Double.isFinite(loss) ? loss : BEYOND;
    }

    /** The loss of each example, those of the train split first; empty where the model can't be measured. */
    Optional<ExampleLosses> each(ModelWeights model) {
        return each(model, data.train())
                .flatMap(train -> each(model, data.test()).map(train::and));
    }

    private Optional<ExampleLosses> each(ModelWeights model, Examples examples) {
        return evaluator.evaluate(model, examples) instanceof Trial.Measured measured
                ? Optional.of(measured.evaluation().each())
                : Optional.empty();
    }

    /** The same, where the loss on the test split is known. */
    double of(ModelWeights model, double testLoss) {
        int train = data.train().size();
        int test = data.test().size();
        double sum = evaluator.evaluate(model, data.train()).loss() * train + testLoss * test;
        return sum / (train + test);
    }
}

package io.flock.client.judge;

import io.flock.client.data.Split;
import io.flock.client.evaluate.Evaluator;
import io.flock.protocol.tensor.ModelWeights;

/**
 * The loss on all of a voter's data, train and test: no other's update was fitted to any of it, and the more examples, the
 * smaller the difference that can be told.
 */
record VoterLoss(Evaluator evaluator, Split data) {
    double of(ModelWeights model) {
        return of(model, evaluator.evaluate(model, data.test()).loss());
    }

    /** The same, where the loss on the test split is known. */
    double of(ModelWeights model, double testLoss) {
        int train = data.train().size();
        int test = data.test().size();
        double sum = evaluator.evaluate(model, data.train()).loss() * train + testLoss * test;
        return sum / (train + test);
    }
}

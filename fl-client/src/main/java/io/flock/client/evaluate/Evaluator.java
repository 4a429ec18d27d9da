package io.flock.client.evaluate;

import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.protocol.tensor.ModelWeights;

/** Evaluates models whose file passed every static check: digests, header, names, shapes, finite values. */
public interface Evaluator extends AutoCloseable {
    /**
     * Loss and measurements of a model on some examples.
     *
     * @throws io.flock.protocol.error.FlockException {@code MODEL_INVALID} and {@code DATA_INVALID}: model or examples
     *     of another bundle; {@code CONFIGURATION_INVALID}: this machine can't evaluate
     */
    Trial evaluate(ModelWeights model, Examples examples);

    @Override
    void close();

    /** In this process, without limits: for models of participants that share the process anyway, and simulations. */
    static Evaluator inProcess(Engine engine) {
        return new InProcess(engine);
    }

    /** The engine stays the caller's to close. */
    record InProcess(Engine engine) implements Evaluator {
        @Override
        public Trial evaluate(ModelWeights model, Examples examples) {
            return new Trial.Measured(engine.evaluate(model, examples));
        }

        @Override
        public void close() {}
    }
}

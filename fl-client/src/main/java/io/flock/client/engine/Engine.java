package io.flock.client.engine;

import io.flock.client.data.Examples;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;

/**
 * Trains and evaluates the model of one bundle. Each participant chooses its own engine; updates mean the same.
 *
 * <p>May be called from several threads; calls wait for each other.
 */
public interface Engine extends AutoCloseable {
    /** The tensors that weights must have, which follow from the bundle. */
    TensorLayout layout();

    /**
     * Local training as the bundle says it: {@code localEpochs} passes over the examples, starting from the global
     * model; or the beginning of it, if {@link TrainingProgress#endsAfter} says so.
     *
     * @param global the global model
     * @param train the participant's train split
     * @param seed decides the order of the examples and what dropout drops
     * @param progress is told of each epoch
     * @return the trained weights; another model than {@code global} unless the gradient is zero throughout
     * @throws FlockException {@code MODEL_INVALID}: training diverged to values that are not finite, or
     *     {@code global} has another layout; {@code DATA_INVALID}: the examples don't fit the model
     */
    ModelWeights train(ModelWeights global, Examples train, Digest seed, TrainingProgress progress);

    /**
     * Loss and measurements of a model on some examples, dropout off, running statistics used.
     *
     * @throws FlockException as {@link #train}, but a loss that is not finite is a result and no error
     */
    Evaluation evaluate(ModelWeights model, Examples examples);

    /** Gives native memory back. */
    @Override
    void close();
}

package io.flock.client.engine;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.ModelShape;
import io.flock.client.data.Examples;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;

/**
 * What every engine refuses.
 *
 * @param layout of the bundle's model
 * @param features of an example
 * @param classes 0 where a number is predicted
 * @param leastBatch examples that a step of training needs, 1 or 2
 */
public record Fit(TensorLayout layout, int features, int classes, int leastBatch) {
    /** What engines of this bundle's model take. */
    public static Fit of(Bundle bundle) {
        ModelShape shape = bundle.shape();
        return new Fit(
                shape.layout(),
                bundle.data().shape().size(),
                bundle.data().classes().size(),
                shape.leastBatch());
    }

    /**
     * Refuses a model or examples of another bundle.
     *
     * @throws FlockException {@code MODEL_INVALID}: other tensors than the layout's; {@code DATA_INVALID}: no examples, or
     *     such as don't fit the model
     */
    public void require(ModelWeights model, Examples examples) {
        if (!model.layout().equals(layout)) {
            throw new FlockException(
                    ErrorCode.MODEL_INVALID,
                    "the model's tensors are not those of the task's bundle",
                    "read models with the bundle's layout");
        }
        if (examples.size() == 0 || examples.width() != features || examples.classes() != classes) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID,
                    examples + " don't fit a model of " + features + " features and "
                            + (classes == 0 ? "a number" : classes + " classes"),
                    "read data with the bundle's data section");
        }
    }

    /**
     * Refuses examples of which there are too few for a single step.
     *
     * @throws FlockException {@code DATA_INVALID}
     */
    public void requireTrainable(Examples train) {
        if (train.size() < leastBatch) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID,
                    train.size() + " examples to train on are too few for a model with batchnorm, which needs "
                            + leastBatch + " for a variance",
                    "bring more data; a part of it is kept to judge others by");
        }
    }

    /**
     * Refuses weights that left the finite numbers.
     *
     * @throws FlockException {@code MODEL_INVALID}: one is infinite or no number
     */
    public static void requireFinite(float[] trained) {
        for (float value : trained) {
            if (!Float.isFinite(value)) {
                throw new FlockException(
                        ErrorCode.MODEL_INVALID,
                        "training diverged: a weight is " + value,
                        "lower the bundle's learning rate, or look for outliers in the data");
            }
        }
    }
}

package io.flock.client.engine;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;

/** What every engine refuses. */
final class Fit {
    private Fit() {}

    /** Refuses a model or examples of another bundle. */
    static void require(Bundle bundle, ModelWeights model, Examples examples) {
        if (!model.layout().equals(bundle.shape().layout())) {
            throw new FlockException(
                    ErrorCode.MODEL_INVALID,
                    "the model's tensors are not those of the task's bundle",
                    "read models with the bundle's layout");
        }
        int features = bundle.data().shape().size();
        int classes = bundle.data().classes().size();
        if (examples.size() == 0 || examples.width() != features || examples.classes() != classes) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID,
                    examples + " don't fit a model of " + features + " features and "
                            + (classes == 0 ? "a number" : classes + " classes"),
                    "read data with the bundle's data section");
        }
    }

    /** Refuses weights that left the finite numbers. */
    static void requireFinite(float[] trained) {
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

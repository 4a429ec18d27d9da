package io.flock.client.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.flock.client.bundle.LabelSpec;
import io.flock.client.engine.Batch;

/** The bundle's loss of a batch. */
final class DjlLoss {
    private final boolean classes;
    private final int outputs;
    private final DjlFloats room = new DjlFloats();
    private float[] targets = new float[0];

    DjlLoss(LabelSpec label) {
        classes = label instanceof LabelSpec.Classes;
        outputs = label.outputs();
    }

    /** What the last layer's sums mean: logarithms of probabilities, or the numbers themselves. */
    NDArray predictions(NDArray sums) {
        return classes ? sums.logSoftmax(1) : sums;
    }

    /** Values whose sum is the mean of the batch's losses, times a factor. */
    NDArray scaled(NDArray predictions, Batch batch, double factor) {
        double each = factor / batch.size();
        NDArray wanted = targets(predictions, batch, classes ? (float) -each : 1);
        if (classes) {
            return predictions.mul(wanted);
        }
        NDArray error = predictions.sub(wanted);
        return error.mul(error).muli(each);
    }

    /** The sum of the batch's losses. */
    double sum(NDArray predictions, Batch batch) {
        float[] values = predictions.toFloatArray();
        double sum = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (classes) {
                sum -= values[i * outputs + batch.label(i)];
            } else {
                double error = (double) values[i] - batch.target(i);
                sum += error * error;
            }
        }
        return sum;
    }

    private NDArray targets(NDArray predictions, Batch batch, float factor) {
        int length = batch.size() * outputs;
        if (targets.length < length) {
            targets = new float[length];
        }
        batch.copyTargets(targets, factor);
        room.set(targets, 0, length);
        return room.array(predictions.getManager(), new Shape(batch.size(), outputs));
    }
}

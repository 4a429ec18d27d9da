package io.flock.client.engine.dl4j;

import io.flock.client.bundle.FeatureShape;
import io.flock.client.engine.Batch;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Native input and label arrays for one batch size, made once and refilled: making them is a third of a step. */
final class Dl4jBatch implements AutoCloseable {
    private final float[] features;
    private final float[] targets;
    private final INDArray input;
    private final INDArray labels;

    Dl4jBatch(int size, FeatureShape shape, int outputs) {
        features = new float[Math.multiplyExact(size, shape.size())];
        targets = new float[size * outputs];
        input = Nd4j.create(DataType.FLOAT, dimensions(size, shape));
        labels = Nd4j.create(DataType.FLOAT, size, outputs);
    }

    /** A sequence's are features and steps; other inputs are flat, whatever the first layer makes of them. */
    static long[] dimensions(int size, FeatureShape shape) {
        return shape instanceof FeatureShape.Steps steps
                ? new long[] {size, steps.features(), steps.steps()}
                : new long[] {size, shape.size()};
    }

    /** Takes a batch of this size. */
    void fill(Batch batch) {
        batch.copyFeatures(features);
        batch.copyTargets(targets, 1);
        new FloatPointer(input.data().pointer()).put(features);
        new FloatPointer(labels.data().pointer()).put(targets);
    }

    INDArray input() {
        return input;
    }

    INDArray labels() {
        return labels;
    }

    @Override
    public void close() {
        input.close();
        labels.close();
    }
}

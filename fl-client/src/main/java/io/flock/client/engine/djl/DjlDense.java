package io.flock.client.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import io.flock.client.bundle.Activation;
import io.flock.client.bundle.FeatureShape;
import io.flock.client.bundle.ModelShape;

/** Dense layers, and what layers apply to their sums. */
final class DjlDense {
    private DjlDense() {}

    static DjlLayer of(ModelShape shape, int layer, Activation activation) {
        int weight = position(shape, layer, "weight");
        int bias = position(shape, layer, "bias");
        boolean planes = shape.input(layer) instanceof FeatureShape.Planes;
        Shape flat = new Shape(-1, shape.input(layer).size());
        return (in, pass) -> activate(
                activation,
                Linear.linear(planes ? in.reshape(flat) : in, pass.tensor(weight), pass.tensor(bias))
                        .singletonOrThrow());
    }

    static int position(ModelShape shape, int layer, String param) {
        return shape.layout().indexOf(ModelShape.tensorName(layer, param)).orElseThrow();
    }

    static NDArray activate(Activation activation, NDArray sums) {
        return switch (activation) {
            case RELU -> ai.djl.nn.Activation.relu(sums);
            case TANH -> ai.djl.nn.Activation.tanh(sums);
            case SIGMOID -> ai.djl.nn.Activation.sigmoid(sums);
            case IDENTITY -> sums;
        };
    }
}

package io.flock.client.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.FeatureShape;
import io.flock.client.bundle.LayerSpec;
import io.flock.client.bundle.ModelShape;
import io.flock.client.engine.DropoutMask;
import io.flock.protocol.commitment.Digest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A bundle's layers as functions of PyTorch, one after the other. */
final class DjlNet {
    private final Shape one;
    private final List<DropoutMask> masks;
    private final List<DjlLayer> layers = new ArrayList<>();

    DjlNet(Bundle bundle) {
        ModelShape shape = bundle.shape();
        one = dimensions(1, shape.input(0));
        masks = DropoutMask.of(bundle.model().layers());
        Iterator<DropoutMask> unused = masks.iterator();
        for (int i = 0; i < bundle.model().layers().size(); i++) {
            layers.add(layer(bundle.model().layers().get(i), shape, i, unused));
        }
    }

    void reseed(Digest seed) {
        DropoutMask.reseed(masks, seed);
    }

    /** Shape of a batch's features. */
    Shape input(int size) {
        long[] dimensions = one.getShape().clone();
        dimensions[0] = size;
        return new Shape(dimensions);
    }

    /** What the last layer sums up: no softmax yet. */
    NDArray sums(NDArray features, DjlPass pass) {
        NDArray values = features;
        for (DjlLayer layer : layers) {
            values = layer.apply(values, pass);
        }
        return values;
    }

    private static DjlLayer layer(LayerSpec spec, ModelShape shape, int i, Iterator<DropoutMask> masks) {
        if (spec instanceof LayerSpec.Dense dense) {
            return DjlDense.of(shape, i, dense.activation());
        } else if (spec instanceof LayerSpec.Conv2d conv) {
            return DjlWindow.convolution(shape, i, conv);
        } else if (spec instanceof LayerSpec.MaxPool pool) {
            return DjlWindow.pooling(shape, i, pool);
        } else if (spec instanceof LayerSpec.BatchNorm) {
            return new DjlBatchNorm(shape, i);
        } else if (spec instanceof LayerSpec.Dropout) {
            return new DjlDropout(masks.next());
        } else if (spec instanceof LayerSpec.Recurrent recurrent) {
            return new DjlRecurrent(shape, i, recurrent);
        }
        return DjlDense.of(shape, i, io.flock.client.bundle.Activation.IDENTITY);
    }

    private static Shape dimensions(int size, FeatureShape shape) {
        if (shape instanceof FeatureShape.Planes planes) {
            return new Shape(size, planes.channels(), planes.height(), planes.width());
        }
        if (shape instanceof FeatureShape.Steps steps) {
            return new Shape(size, steps.features(), steps.steps());
        }
        return new Shape(size, shape.size());
    }
}

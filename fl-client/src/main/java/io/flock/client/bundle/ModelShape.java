package io.flock.client.bundle;

import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows from layers and data alone: the shape between the layers and the tensors of the model.
 *
 * <p>Tensors of layer i (two digits, from 00) are called {@code layer<i>_<param>}: dense and output have
 * {@code weight [out, in]} and {@code bias [out]}; conv2d has {@code weight [out, in, rows, columns]} and {@code bias
 * [out]}; batchnorm has {@code gamma}, {@code beta}, {@code mean} and {@code variance}, each {@code [channels]}; lstm
 * and rnn have {@code weight [gates · units, in]}, {@code recurrent [gates · units, units]} and {@code bias
 * [gates · units]}, gate by gate in the order i, f, g, o. All are row-major float32, as PyTorch lays them out, which
 * has two biases for the sum of which ours stands.
 */
public final class ModelShape {
    private final List<FeatureShape> inputs = new ArrayList<>();
    private final List<TensorSpec> tensors = new ArrayList<>();
    private final TensorLayout layout;
    private final int leastBatch;

    private ModelShape(ModelSection model, DataSection data) {
        FeatureShape shape = data.shape();
        long params = 0;
        int least = 1;
        for (int i = 0; i < model.layers().size(); i++) {
            inputs.add(shape);
            if (model.layers().get(i) instanceof LayerSpec.BatchNorm && hasOneValuePerChannel(shape)) {
                least = 2;
            }
            shape = add(i, model.layers().get(i), shape, data.label().outputs());
            params = tensors.stream().mapToLong(TensorSpec::elements).sum();
            if (params > model.maxParams()) {
                throw BundleProblem.at(
                        "$.model.layers[" + i + "]",
                        "with this layer the model has " + params + " values, more than maxParams "
                                + model.maxParams());
            }
        }
        layout = TensorLayout.of(tensors);
        leastBatch = least;
    }

    private static boolean hasOneValuePerChannel(FeatureShape shape) {
        return !(shape instanceof FeatureShape.Planes planes) || planes.height() * planes.width() == 1;
    }

    /**
     * Follows the shape through the layers.
     *
     * @throws io.flock.protocol.error.FlockException {@code BUNDLE_INVALID}: a layer that can't follow the one before
     *     it, or more values than {@code maxParams}
     */
    public static ModelShape of(ModelSection model, DataSection data) {
        return new ModelShape(model, data);
    }

    /** Shape of the input of layer i. */
    public FeatureShape input(int layer) {
        return inputs.get(layer);
    }

    /**
     * How many examples a step of training needs. One gives a batchnorm layer no variance where it has a single value of each
     * channel: the layer would put out the same whatever came in, and nothing before it would learn. PyTorch refuses that,
     * Deeplearning4j fails on it. Such a model needs two, any other one.
     */
    public int leastBatch() {
        return leastBatch;
    }

    /** All tensors in name order. */
    public TensorLayout layout() {
        return layout;
    }

    /** The full name of a layer's tensor. */
    public static String tensorName(int layer, String param) {
        return (layer < 10 ? "layer0" : "layer") + layer + "_" + param;
    }

    /** Whether a tensor holds what a layer has counted (mean, variance) and not what it has learnt. */
    public static boolean isStatistic(TensorSpec tensor) {
        return tensor.name().endsWith("_mean") || tensor.name().endsWith("_variance");
    }

    private FeatureShape add(int i, LayerSpec layer, FeatureShape in, int outputs) {
        if (layer instanceof LayerSpec.Dense dense) {
            return dense(i, in, dense.units());
        } else if (layer instanceof LayerSpec.Output) {
            return dense(i, in, outputs);
        } else if (layer instanceof LayerSpec.Conv2d conv) {
            FeatureShape.Planes planes = planes(i, in);
            weight(i, List.of(conv.filters(), planes.channels(), conv.size(), conv.size()));
            vector(i, "bias", conv.filters(), Fill.ZERO);
            return window(i, planes, conv.filters(), conv.size(), conv.stride(), conv.padding());
        } else if (layer instanceof LayerSpec.MaxPool pool) {
            FeatureShape.Planes planes = planes(i, in);
            return window(i, planes, planes.channels(), pool.size(), pool.stride(), pool.padding());
        } else if (layer instanceof LayerSpec.BatchNorm) {
            int channels = in instanceof FeatureShape.Planes planes ? planes.channels() : flat(i, in);
            vector(i, "gamma", channels, Fill.ONE);
            vector(i, "beta", channels, Fill.ZERO);
            vector(i, "mean", channels, Fill.ZERO);
            vector(i, "variance", channels, Fill.ONE);
            return in;
        } else if (layer instanceof LayerSpec.Recurrent recurrent) {
            return recurrent(i, in, recurrent);
        }
        return in; // dropout
    }

    private FeatureShape dense(int i, FeatureShape in, int units) {
        int width = in instanceof FeatureShape.Planes planes ? planes.size() : flat(i, in);
        weight(i, List.of(units, width));
        vector(i, "bias", units, Fill.ZERO);
        return new FeatureShape.Flat(units);
    }

    private FeatureShape recurrent(int i, FeatureShape in, LayerSpec.Recurrent layer) {
        if (!(in instanceof FeatureShape.Steps steps)) {
            throw BundleProblem.at("$.model.layers[" + i + "].type", "the layer needs a sequence, its input is none");
        }
        int sums = layer.gates() * layer.units();
        weight(i, List.of(sums, steps.features()));
        matrix(i, "recurrent", List.of(sums, layer.units()));
        vector(i, "bias", sums, Fill.ZERO);
        return switch (layer.returns()) {
            case LAST -> new FeatureShape.Flat(layer.units());
            case ALL -> new FeatureShape.Steps(layer.units(), steps.steps());
        };
    }

    private static int flat(int i, FeatureShape in) {
        if (in instanceof FeatureShape.Steps) {
            throw BundleProblem.at(
                    "$.model.layers[" + i + "].type",
                    "the layer can't follow a sequence; put an lstm or rnn before it that returns its last step");
        }
        return in.size();
    }

    private void weight(int i, List<Integer> shape) {
        matrix(i, "weight", shape);
    }

    private void matrix(int i, String param, List<Integer> shape) {
        tensors.add(new TensorSpec(tensorName(i, param), shape, Fill.HE_UNIFORM));
    }

    private void vector(int i, String param, int length, Fill fill) {
        tensors.add(new TensorSpec(tensorName(i, param), List.of(length), fill));
    }

    private static FeatureShape.Planes planes(int i, FeatureShape in) {
        if (in instanceof FeatureShape.Planes planes) {
            return planes;
        }
        throw BundleProblem.at("$.model.layers[" + i + "].type", "the layer needs an image, its input is none");
    }

    private static FeatureShape window(
            int i, FeatureShape.Planes in, int channels, int size, int stride, Padding padding) {
        int height = extent(in.height(), size, stride, padding);
        int width = extent(in.width(), size, stride, padding);
        if (height < 1 || width < 1) {
            throw BundleProblem.at(
                    "$.model.layers[" + i + "].size",
                    "a window of " + size + " does not fit into " + in.height() + " x " + in.width());
        }
        return new FeatureShape.Planes(channels, height, width);
    }

    private static int extent(int in, int size, int stride, Padding padding) {
        return switch (padding) {
            case SAME -> (in + stride - 1) / stride;
            case VALID -> in < size ? 0 : (in - size) / stride + 1;
        };
    }
}

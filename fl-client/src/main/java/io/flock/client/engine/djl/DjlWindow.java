package io.flock.client.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import io.flock.client.bundle.FeatureShape;
import io.flock.client.bundle.LayerSpec;
import io.flock.client.bundle.ModelShape;
import io.flock.client.bundle.Padding;

/** Layers that move a square window over an image. PyTorch pads both sides alike; the odd one is added before. */
final class DjlWindow {
    private final Shape size;
    private final Shape stride;
    private final Shape padding;
    private final Shape oddOnes;
    private final double filling;

    private DjlWindow(FeatureShape.Planes in, int size, int stride, Padding padding, double filling) {
        int rows = padding == Padding.SAME ? missing(in.height(), size, stride) : 0;
        int columns = padding == Padding.SAME ? missing(in.width(), size, stride) : 0;
        this.size = new Shape(size, size);
        this.stride = new Shape(stride, stride);
        this.padding = new Shape(rows / 2, columns / 2);
        this.oddOnes = new Shape(0, columns % 2, 0, rows % 2);
        this.filling = filling;
    }

    static DjlLayer convolution(ModelShape shape, int layer, LayerSpec.Conv2d conv) {
        DjlWindow window = new DjlWindow(planes(shape, layer), conv.size(), conv.stride(), conv.padding(), 0);
        int weight = DjlDense.position(shape, layer, "weight");
        int bias = DjlDense.position(shape, layer, "bias");
        return (in, pass) -> DjlDense.activate(
                conv.activation(),
                Conv2d.conv2d(window.even(in), pass.tensor(weight), pass.tensor(bias), window.stride, window.padding)
                        .singletonOrThrow());
    }

    static DjlLayer pooling(ModelShape shape, int layer, LayerSpec.MaxPool pool) {
        DjlWindow window = new DjlWindow(
                planes(shape, layer), pool.size(), pool.stride(), pool.padding(), Double.NEGATIVE_INFINITY);
        return (in, pass) -> Pool.maxPool2d(window.even(in), window.size, window.stride, window.padding, false);
    }

    /** The image with what it misses on the far sides only. */
    private NDArray even(NDArray in) {
        return oddOnes.get(1) + oddOnes.get(3) == 0 ? in : in.pad(oddOnes, filling);
    }

    /** Rows that windows would need beyond the image's own. */
    private static int missing(int extent, int size, int stride) {
        int windows = (extent + stride - 1) / stride;
        return Math.max(0, (windows - 1) * stride + size - extent);
    }

    private static FeatureShape.Planes planes(ModelShape shape, int layer) {
        return (FeatureShape.Planes) shape.input(layer);
    }
}

package io.flock.client.engine.dense;

import io.flock.client.bundle.Activation;
import io.flock.client.bundle.ModelShape;
import io.flock.client.data.Examples;
import io.flock.client.engine.Batch;
import io.flock.protocol.tensor.TensorLayout;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Forward and backward passes through a chain of dense layers, in float32, example by example. */
final class DenseNet {
    private final DenseChain chain;
    private final Activation[] activations;
    private final int[] widths;
    private final int[] weightAt;
    private final int[] biasAt;
    /** Of examples that are in use somewhere: a simulation's models are many, and what they are evaluated on is little. */
    private final Map<Examples, NonZeros[]> nonZeros = Collections.synchronizedMap(new WeakHashMap<>());

    DenseNet(DenseChain chain, TensorLayout layout) {
        this.chain = chain;
        activations = chain.activations().toArray(Activation[]::new);
        widths = chain.widths().stream().mapToInt(Integer::intValue).toArray();
        weightAt = new int[chain.layers()];
        biasAt = new int[chain.layers()];
        for (int i = 0; i < chain.layers(); i++) {
            weightAt[i] = offset(layout, i, "weight");
            biasAt[i] = offset(layout, i, "bias");
        }
    }

    private static int offset(TensorLayout layout, int layer, String param) {
        return layout.offset(layout.indexOf(ModelShape.tensorName(layer, param)).orElseThrow());
    }

    /** Room for batches of so many of these examples at most; for one thread. */
    Pass pass(Examples examples, int most) {
        return new Pass(examples, most);
    }

    /** The examples, and the values between the layers. */
    final class Pass {
        private final Examples examples;
        private final NonZeros[] features;
        private final NonZeros inner;
        private final float[][] values;
        private final float[][] slopes;
        private final float[] outputs;
        private final DenseSums sums;

        private Pass(Examples examples, int most) {
            this.examples = examples;
            features = nonZeros.computeIfAbsent(examples, NonZeros::of);
            inner = NonZeros.room(Arrays.stream(widths).max().orElseThrow());
            values = new float[widths.length][];
            slopes = new float[widths.length][];
            for (int i = 0; i < widths.length; i++) {
                values[i] = new float[widths[i]];
                slopes[i] = new float[widths[i]];
            }
            outputs = new float[Math.multiplyExact(most, widths[widths.length - 1])];
            sums = new DenseSums(widths);
        }

        /** Outputs of some examples, row by row; the array is used again. */
        float[] outputs(float[] weights, Batch batch) {
            int width = widths[widths.length - 1];
            for (int i = 0; i < batch.size(); i++) {
                forward(weights, batch.row(i));
                System.arraycopy(values[widths.length - 1], 0, outputs, i * width, width);
            }
            return outputs;
        }

        /** Sum of the gradients of some examples; the sum of their losses. */
        double gradient(float[] weights, Batch batch, float[] gradient) {
            Arrays.fill(gradient, 0);
            double loss = 0;
            for (int i = 0; i < batch.size(); i++) {
                int row = batch.row(i);
                examples.copyFeatures(row, values[0], 0);
                forward(weights, row);
                loss += loss(row);
                backward(weights, gradient);
            }
            return loss;
        }

        private void forward(float[] weights, int row) {
            for (int layer = 0; layer < weightAt.length; layer++) {
                NonZeros in = layer == 0 ? features[row] : inner.take(values[layer]);
                float[] out = values[layer + 1];
                sums.of(weights, weightAt[layer], biasAt[layer], widths[layer], in, out);
                DenseValues.activate(activations[layer], out, out.length);
            }
            float[] last = values[widths.length - 1];
            if (chain.softmax()) {
                DenseValues.softmax(last, 0, last.length);
            }
        }

        /** Loss of the example that went forward last; its slope at the outputs' sums stands in {@code slopes}. */
        private double loss(int row) {
            float[] out = values[widths.length - 1];
            float[] slope = slopes[widths.length - 1];
            return chain.softmax()
                    ? DenseValues.crossEntropy(out, slope, 0, out.length, examples.label(row))
                    : DenseValues.squaredError(out, slope, 0, examples.target(row));
        }

        private void backward(float[] weights, float[] gradient) {
            for (int layer = weightAt.length - 1; layer >= 0; layer--) {
                float[] in = values[layer];
                float[] slope = slopes[layer + 1];
                float[] below = slopes[layer];
                Arrays.fill(below, 0);
                for (int unit = 0; unit < slope.length; unit++) {
                    float error = slope[unit];
                    if (error == 0) {
                        continue;
                    }
                    int at = weightAt[layer] + unit * in.length;
                    gradient[biasAt[layer] + unit] += error;
                    for (int i = 0; i < in.length; i++) {
                        gradient[at + i] += error * in[i];
                    }
                    if (layer > 0) {
                        for (int i = 0; i < in.length; i++) {
                            below[i] += error * weights[at + i];
                        }
                    }
                }
                if (layer > 0) {
                    DenseValues.derive(activations[layer - 1], in, below, below.length);
                }
            }
        }
    }
}

package io.flock.client.engine;

import io.flock.client.bundle.ModelShape;
import io.flock.client.data.Examples;
import io.flock.protocol.tensor.TensorLayout;
import java.util.Arrays;

/** Forward and backward passes through a chain of dense layers, in float32, example by example. */
final class DenseNet {
    private final DenseChain chain;
    private final int[] widths;
    private final int[] weightAt;
    private final int[] biasAt;

    DenseNet(DenseChain chain, TensorLayout layout) {
        this.chain = chain;
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

    /** Room for one batch; for one thread. */
    Pass pass(int most) {
        return new Pass(most);
    }

    /** The values between the layers. */
    final class Pass {
        private final float[][] values;
        private final float[][] slopes;
        private final float[] outputs;

        private Pass(int most) {
            values = new float[widths.length][];
            slopes = new float[widths.length][];
            for (int i = 0; i < widths.length; i++) {
                values[i] = new float[widths[i]];
                slopes[i] = new float[widths[i]];
            }
            outputs = new float[Math.multiplyExact(most, widths[widths.length - 1])];
        }

        /** Outputs of some examples, row by row; the array is used again. */
        float[] outputs(float[] weights, Examples examples, Batch batch) {
            int width = widths[widths.length - 1];
            for (int i = 0; i < batch.size(); i++) {
                forward(weights, examples, batch.row(i));
                System.arraycopy(values[widths.length - 1], 0, outputs, i * width, width);
            }
            return outputs;
        }

        /** Sum of the gradients of some examples; the sum of their losses. */
        double gradient(float[] weights, Examples examples, Batch batch, float[] gradient) {
            Arrays.fill(gradient, 0);
            double loss = 0;
            for (int i = 0; i < batch.size(); i++) {
                int row = batch.row(i);
                forward(weights, examples, row);
                loss += loss(examples, row);
                backward(weights, gradient);
            }
            return loss;
        }

        private void forward(float[] weights, Examples examples, int row) {
            examples.copyFeatures(row, values[0], 0);
            for (int layer = 0; layer < weightAt.length; layer++) {
                float[] in = values[layer];
                float[] out = values[layer + 1];
                for (int unit = 0; unit < out.length; unit++) {
                    out[unit] = weights[biasAt[layer] + unit] + dot(weights, weightAt[layer] + unit * in.length, in);
                }
                DenseValues.activate(chain.activations().get(layer), out, out.length);
            }
            float[] sums = values[widths.length - 1];
            if (chain.softmax()) {
                DenseValues.softmax(sums, 0, sums.length);
            }
        }

        /** Loss of the example that went forward last; its slope at the outputs' sums stands in {@code slopes}. */
        private double loss(Examples examples, int row) {
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
                    DenseValues.derive(chain.activations().get(layer - 1), in, below, below.length);
                }
            }
        }
    }

    /** Four sums side by side, so that the compiler can take them at once, added in a fixed order. */
    private static float dot(float[] weights, int at, float[] in) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 4 <= in.length; i += 4) {
            s0 += weights[at + i] * in[i];
            s1 += weights[at + i + 1] * in[i + 1];
            s2 += weights[at + i + 2] * in[i + 2];
            s3 += weights[at + i + 3] * in[i + 3];
        }
        for (; i < in.length; i++) {
            s0 += weights[at + i] * in[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}

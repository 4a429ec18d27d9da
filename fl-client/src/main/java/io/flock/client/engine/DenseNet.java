package io.flock.client.engine;

import io.flock.client.bundle.Activation;
import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.ModelShape;
import io.flock.client.data.Examples;
import io.flock.protocol.tensor.TensorLayout;
import java.util.Arrays;
import java.util.List;

/** Forward and backward passes through a chain of dense layers, in float32, example by example. */
final class DenseNet {
    private static final double LEAST_PROBABILITY = 1e-7;

    private final List<Activation> activations;
    private final boolean softmax;
    private final int[] widths;
    private final int[] weightAt;
    private final int[] biasAt;

    DenseNet(Bundle bundle) {
        TensorLayout layout = bundle.shape().layout();
        activations = DenseEngine.activations(bundle);
        softmax = DenseEngine.isSoftmax(bundle);
        int layers = activations.size();
        widths = new int[layers + 1];
        weightAt = new int[layers];
        biasAt = new int[layers];
        widths[0] = bundle.data().shape().size();
        for (int i = 0; i < layers; i++) {
            weightAt[i] = layout.offset(
                    layout.indexOf(ModelShape.tensorName(i, "weight")).orElseThrow());
            int bias = layout.indexOf(ModelShape.tensorName(i, "bias")).orElseThrow();
            biasAt[i] = layout.offset(bias);
            widths[i + 1] = layout.tensors().get(bias).elements();
        }
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
                activate(activations.get(layer), out);
            }
            if (softmax) {
                softmax(values[widths.length - 1]);
            }
        }

        /** Loss of the example that went forward last; its slope at the outputs' sums stands in {@code slopes}. */
        private double loss(Examples examples, int row) {
            float[] out = values[widths.length - 1];
            float[] slope = slopes[widths.length - 1];
            if (!softmax) {
                float error = out[0] - examples.target(row);
                slope[0] = 2 * error;
                return (double) error * error;
            }
            System.arraycopy(out, 0, slope, 0, out.length);
            slope[examples.label(row)] -= 1;
            return -StrictMath.log(Math.max(out[examples.label(row)], LEAST_PROBABILITY));
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
                    derive(activations.get(layer - 1), in, below);
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

    private static void activate(Activation activation, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (activation) {
                case RELU -> values[i] < 0 ? 0 : values[i]; // NaN stays NaN
                case TANH -> (float) StrictMath.tanh(values[i]);
                case SIGMOID -> (float) (1 / (1 + StrictMath.exp(-values[i])));
                case IDENTITY -> values[i];
            };
        }
    }

    /** Multiplies slopes by the activation's derivative, which its value tells. */
    private static void derive(Activation activation, float[] values, float[] slopes) {
        for (int i = 0; i < values.length; i++) {
            slopes[i] *= switch (activation) {
                case RELU -> values[i] > 0 ? 1 : 0;
                case TANH -> 1 - values[i] * values[i];
                case SIGMOID -> values[i] * (1 - values[i]);
                case IDENTITY -> 1;
            };
        }
    }

    private static void softmax(float[] values) {
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            most = Math.max(most, value);
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double raised = StrictMath.exp((double) values[i] - most);
            values[i] = (float) raised;
            sum += raised;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / sum);
        }
    }
}

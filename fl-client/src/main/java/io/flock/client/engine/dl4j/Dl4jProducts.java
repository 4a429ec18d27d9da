package io.flock.client.engine.dl4j;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** The matrix products of one dense layer, in place on the network's flat vectors: weights are {@code [out, in]}. */
final class Dl4jProducts {
    private final int in;
    private final int out;
    private final FloatPointer weight;
    private final FloatPointer bias;
    private final FloatPointer weightSlopes;
    private final FloatPointer biasSlopes;
    private final float[] sums;

    /**
     * Of a layer whose tensors stand at these positions of both vectors.
     *
     * @param params the vector of the weights
     * @param gradient the vector of their slopes
     */
    Dl4jProducts(int in, int out, FloatPointer params, FloatPointer gradient, long weightAt, long biasAt) {
        this.in = in;
        this.out = out;
        weight = params.getPointer(weightAt);
        bias = params.getPointer(biasAt);
        weightSlopes = gradient.getPointer(weightAt);
        biasSlopes = gradient.getPointer(biasAt);
        sums = new float[out];
    }

    /** {@code x · weightᵀ + bias}, for Java to go on with. */
    void forward(Dl4jRows inputs, Dl4jRows outputs, int rows) {
        gemm(CblasNoTrans, CblasTrans, rows, out, in, inputs.memory(), in, weight, in, outputs.memory(), out);
        outputs.read(rows);
        bias.get(sums);
        float[] values = outputs.values();
        for (int at = 0; at < rows * out; at += out) {
            for (int i = 0; i < out; i++) {
                values[at + i] += sums[i];
            }
        }
    }

    /** The slopes of weights and biases, summed over the rows, from those of the outputs. */
    void slopes(Dl4jRows inputs, Dl4jRows outputSlopes, int rows) {
        gemm(
                CblasTrans,
                CblasNoTrans,
                out,
                in,
                rows,
                outputSlopes.memory(),
                out,
                inputs.memory(),
                in,
                weightSlopes,
                in);
        Arrays.fill(sums, 0);
        float[] slopes = outputSlopes.values();
        for (int at = 0; at < rows * out; at += out) {
            for (int i = 0; i < out; i++) {
                sums[i] += slopes[at + i];
            }
        }
        biasSlopes.put(sums);
    }

    /** The slopes of the inputs, for Java to go on with. */
    void backward(Dl4jRows outputSlopes, Dl4jRows inputSlopes, int rows) {
        gemm(
                CblasNoTrans,
                CblasNoTrans,
                rows,
                in,
                out,
                outputSlopes.memory(),
                out,
                weight,
                in,
                inputSlopes.memory(),
                in);
        inputSlopes.read(rows);
    }

    private static void gemm(
            int leftAs,
            int rightAs,
            int rows,
            int columns,
            int depth,
            FloatPointer left,
            int leftWidth,
            FloatPointer right,
            int rightWidth,
            FloatPointer result,
            int resultWidth) {
        cblas_sgemm(
                CblasRowMajor,
                leftAs,
                rightAs,
                rows,
                columns,
                depth,
                1,
                left,
                leftWidth,
                right,
                rightWidth,
                0,
                result,
                resultWidth);
    }
}

package io.flock.client.engine.dense;

import java.util.Arrays;

/**
 * The sums before a dense layer's activation: of each unit its bias and the products of its weights and inputs.
 *
 * <p>A unit's products are added in an order that is part of what the engine promises, the same bits on every machine:
 * in four sums, product i to sum i mod 4, what is left over of a width that four does not divide to the first, and in the
 * end {@code (s0 + s1) + (s2 + s3)}. Inputs that are zero are left out: with finite weights their products are zeros, and
 * a sum that begins at zero is the same with and without them. (Weights that are not finite are what training that
 * diverged is refused for.)
 */
final class DenseSums {
    /** Units whose sums grow side by side: enough for the processor not to wait for one addition before the next. */
    private static final int ABREAST = 8;

    private final float[][] sums;

    /** Room for layers of these widths; for one thread. */
    DenseSums(int[] widths) {
        sums = new float[NonZeros.SUMS][Arrays.stream(widths).max().orElseThrow()];
    }

    /** One layer's: {@code out.length} rows of {@code width} weights from {@code weightAt} on. */
    void of(float[] weights, int weightAt, int biasAt, int width, NonZeros in, float[] out) {
        for (int k = 0; k < NonZeros.SUMS; k++) {
            int unit = 0;
            for (; unit + ABREAST <= out.length; unit += ABREAST) {
                addAbreast(weights, weightAt + unit * width, width, in, k, unit);
            }
            for (; unit < out.length; unit++) {
                sums[k][unit] = sum(weights, weightAt + unit * width, in, k);
            }
        }
        for (int unit = 0; unit < out.length; unit++) {
            out[unit] = weights[biasAt + unit] + ((sums[0][unit] + sums[1][unit]) + (sums[2][unit] + sums[3][unit]));
        }
    }

    private static float sum(float[] weights, int row, NonZeros in, int k) {
        int[] positions = in.positions();
        float[] values = in.values();
        int end = in.end(k);
        float sum = 0;
        for (int j = in.start(k); j < end; j++) {
            sum += weights[row + positions[j]] * values[j];
        }
        return sum;
    }

    private void addAbreast(float[] weights, int row, int width, NonZeros in, int k, int unit) {
        int[] positions = in.positions();
        float[] values = in.values();
        int end = in.end(k);
        int row1 = row + width;
        int row2 = row1 + width;
        int row3 = row2 + width;
        int row4 = row3 + width;
        int row5 = row4 + width;
        int row6 = row5 + width;
        int row7 = row6 + width;
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        for (int j = in.start(k); j < end; j++) {
            int at = positions[j];
            float input = values[j];
            s0 += weights[row + at] * input;
            s1 += weights[row1 + at] * input;
            s2 += weights[row2 + at] * input;
            s3 += weights[row3 + at] * input;
            s4 += weights[row4 + at] * input;
            s5 += weights[row5 + at] * input;
            s6 += weights[row6 + at] * input;
            s7 += weights[row7 + at] * input;
        }
        float[] sum = sums[k];
        sum[unit] = s0;
        sum[unit + 1] = s1;
        sum[unit + 2] = s2;
        sum[unit + 3] = s3;
        sum[unit + 4] = s4;
        sum[unit + 5] = s5;
        sum[unit + 6] = s6;
        sum[unit + 7] = s7;
    }
}

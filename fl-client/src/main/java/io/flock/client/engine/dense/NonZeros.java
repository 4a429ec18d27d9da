package io.flock.client.engine.dense;

import io.flock.client.data.Examples;
import java.util.Arrays;

/**
 * The inputs of a dense layer that are not zero, in the order in which {@link DenseSums} takes them: those of the first
 * sum, then those of the second, and so on. Dark pixels, and units that don't fire, are most inputs of most layers.
 */
final class NonZeros {
    /** Input i goes to sum i mod 4. */
    static final int SUMS = 4;

    private final int[] positions;
    private final float[] values;
    /** Where each sum's inputs end; before the first, 0. */
    private final int[] ends;

    private NonZeros(int[] positions, float[] values, int[] ends) {
        this.positions = positions;
        this.values = values;
        this.ends = ends;
    }

    /** Room for so many inputs, for one thread. */
    static NonZeros room(int most) {
        return new NonZeros(new int[most + 1], new float[most + 1], new int[SUMS + 1]);
    }

    /** Of each example, its features. */
    static NonZeros[] of(Examples examples) {
        NonZeros[] rows = new NonZeros[examples.size()];
        NonZeros room = room(examples.width());
        float[] features = new float[examples.width()];
        for (int row = 0; row < rows.length; row++) {
            examples.copyFeatures(row, features, 0);
            rows[row] = room.take(features).copy();
        }
        return rows;
    }

    private NonZeros copy() {
        int count = end(SUMS - 1);
        return new NonZeros(Arrays.copyOf(positions, count), Arrays.copyOf(values, count), ends.clone());
    }

    /** Takes other inputs in; this. What is left over of a width that four does not divide goes to the first sum. */
    NonZeros take(float[] inputs) {
        int even = inputs.length - inputs.length % SUMS;
        int count = 0;
        for (int sum = 0; sum < SUMS; sum++) {
            count = take(inputs, sum, even, SUMS, count);
            if (sum == 0) {
                count = take(inputs, even, inputs.length, 1, count);
            }
            ends[sum + 1] = count;
        }
        return this;
    }

    private int take(float[] inputs, int from, int to, int step, int count) {
        int next = count;
        for (int i = from; i < to; i += step) {
            float input = inputs[i];
            positions[next] = i;
            values[next] = input;
            // One more unless the input is zero of either sign, without a branch, which would be mispredicted often.
            next += -(Float.floatToRawIntBits(input) & Integer.MAX_VALUE) >>> 31;
        }
        return next;
    }

    int[] positions() {
        return positions;
    }

    float[] values() {
        return values;
    }

    /** First place of a sum's inputs. */
    int start(int sum) {
        return ends[sum];
    }

    /** Place after a sum's last input. */
    int end(int sum) {
        return ends[sum + 1];
    }
}

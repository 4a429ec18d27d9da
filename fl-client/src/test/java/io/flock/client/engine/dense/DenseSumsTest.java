package io.flock.client.engine.dense;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.data.Examples;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenseSumsTest {
    private static final int BIAS_AT = 3;
    private static final int WEIGHT_AT = 40;

    /** Widths that four divides and that it does not, units that eight divides and that it does not. */
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 8", "4, 7", "7, 10", "64, 32", "197, 10", "198, 17", "199, 33"})
    void sums_haveTheBitsOfFourSumsWithEveryProduct(int width, int units) {
        SplittableRandom random = new SplittableRandom(width);
        float[] weights = new float[WEIGHT_AT + width * units];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextDouble() - 0.5) * (i % 5 == 0 ? 1e20f : 1e-3f);
        }
        float[] in = new float[width];
        for (int i = 0; i < width; i++) {
            in[i] = switch (random.nextInt(4)) {
                case 0 -> 0f;
                case 1 -> -0f;
                case 2 -> Float.MIN_VALUE;
                default -> (float) (random.nextDouble() - 0.5);
            };
        }

        float[] out = new float[units];
        DenseSums sums = new DenseSums(new int[] {width, units});
        sums.of(weights, WEIGHT_AT, BIAS_AT, width, NonZeros.room(width).take(in), out);

        for (int unit = 0; unit < units; unit++) {
            assertThat(Float.floatToRawIntBits(out[unit]))
                    .isEqualTo(Float.floatToRawIntBits(
                            weights[BIAS_AT + unit] + everyProduct(weights, WEIGHT_AT + unit * width, in)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "5", "8"})
    void examplesKept_areThoseTakenOneByOne(int width) {
        float[] features = new float[3 * width];
        features[0] = 0.5f;
        features[width] = -2;
        features[3 * width - 1] = Float.NaN;
        NonZeros[] kept = NonZeros.of(Examples.of(features, new int[3], width, 2));

        for (int row = 0; row < 3; row++) {
            float[] inputs = new float[width];
            System.arraycopy(features, row * width, inputs, 0, width);
            NonZeros taken = NonZeros.room(width).take(inputs);
            for (int sum = 0; sum < NonZeros.SUMS; sum++) {
                assertThat(kept[row].start(sum)).isEqualTo(taken.start(sum));
                assertThat(kept[row].end(sum)).isEqualTo(taken.end(sum));
                for (int j = taken.start(sum); j < taken.end(sum); j++) {
                    assertThat(kept[row].positions()[j]).isEqualTo(taken.positions()[j]);
                    assertThat(Float.floatToRawIntBits(kept[row].values()[j]))
                            .isEqualTo(Float.floatToRawIntBits(taken.values()[j]));
                }
            }
        }
    }

    private static float everyProduct(float[] weights, int row, float[] in) {
        float[] four = new float[4];
        int even = in.length - in.length % 4;
        for (int i = 0; i < in.length; i++) {
            four[i < even ? i % 4 : 0] += weights[row + i] * in[i];
        }
        return (four[0] + four[1]) + (four[2] + four[3]);
    }
}

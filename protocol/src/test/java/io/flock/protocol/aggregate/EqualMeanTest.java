package io.flock.protocol.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.MappedWeights;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsWriter;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import io.flock.protocol.tensor.Tensors;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ways of adding against the definition, one coordinate after the other. */
class EqualMeanTest {
    private static final int LENGTH = 3_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9, 10, 49, 50, 100, 999})
    void bothWaysOfAdding_haveTheBitsOfTheDefinition(int count) {
        List<float[]> rows = rows(count);

        requireBits(mean(rows, new PlainRowSums()), defined(rows));
        requireBits(mean(rows, new FusedRowSums()), defined(rows));
    }

    /** Else the comparison with the definition would hold for sums in any order, and for sums in float. */
    @Test
    void rows_areSuchThatTheOrderAndTheTypeOfTheSumsShow() {
        List<float[]> rows = rows(50);
        List<float[]> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);

        assertThat(bits(defined(reversed))).isNotEqualTo(bits(defined(rows)));
        assertThat(mean(reversed, new FusedRowSums())).isNotEqualTo(mean(rows, new FusedRowSums()));
        assertThat(bits(inFloat(rows))).isNotEqualTo(bits(defined(rows)));
    }

    @Test
    void blockAboveTheBound_isRefused_notCutShort() {
        for (RowSums adding : List.of(new PlainRowSums(), new FusedRowSums())) {
            FloatBuffer[] rows = new FloatBuffer[adding.together()];
            Arrays.fill(rows, FloatBuffer.allocate(RowSums.MOST + 1));
            for (int count = 1; count <= rows.length; count++) {
                int present = count;
                assertThatThrownBy(() -> adding.add(rows, present, new double[RowSums.MOST + 1], RowSums.MOST + 1))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void negativeZeros_averageToZero_inBothWays() {
        List<float[]> rows = Collections.nCopies(5, new float[] {-0f, 0f, -Float.MIN_VALUE});

        for (RowSums adding : List.of(new PlainRowSums(), new FusedRowSums())) {
            assertThat(bits(mean(rows, adding).toArray())).isEqualTo(bits(0f, 0f, -Float.MIN_VALUE));
        }
    }

    /** Half of the least value rounds to the even neighbour, which is zero with the sign of the sum. */
    @Test
    void meanBelowTheLeastFloat_keepsItsSign_inBothWays() {
        List<float[]> rows = new ArrayList<>(Collections.nCopies(9, new float[] {0f, 0f}));
        rows.add(new float[] {-Float.MIN_VALUE, Float.MIN_VALUE});

        for (RowSums adding : List.of(new PlainRowSums(), new FusedRowSums())) {
            assertThat(bits(mean(rows, adding).toArray())).isEqualTo(bits(-0f, 0f));
        }
    }

    /** Tensors that end within a block and some that are shorter than a vector; 70,000 values in all. */
    @Test
    void updatesInFiles_haveTheBitsOfThoseInMemory_whereverTensorsEnd() throws Exception {
        TensorLayout layout = TensorLayout.of(
                List.of(tensor("a", 1), tensor("b", 16_384), tensor("c", 10), tensor("d", 50_000), tensor("e", 3_605)));
        List<ModelWeights> inMemory = new ArrayList<>();
        List<MappedWeights> inFiles = new ArrayList<>();
        for (ModelWeights update : Generated.updates(12, layout.elements())) {
            ModelWeights shaped = ModelWeights.of(layout, update.toArray());
            Path file = folder.resolve(inMemory.size() + ".safetensors");
            Files.write(file, SafetensorsWriter.write(shaped, new TreeMap<>()));
            inMemory.add(shaped);
            inFiles.add(MappedWeights.open(file, layout));
        }
        FedAvg streaming = new FedAvg(layout);
        Generated.byAccount(inMemory).forEach(streaming::add);

        assertThat(Aggregation.of(AggregationRule.fedavg(), inMemory.get(0), Generated.byAccount(inFiles)))
                .isEqualTo(Aggregation.of(AggregationRule.fedavg(), inMemory.get(0), Generated.byAccount(inMemory)))
                .isEqualTo(streaming.result());
    }

    private static TensorSpec tensor(String name, int elements) {
        return new TensorSpec(name, List.of(elements), Fill.ZERO);
    }

    private static ModelWeights mean(List<float[]> rows, RowSums adding) {
        TensorLayout layout = Tensors.vector(rows.get(0).length);
        List<ModelWeights> updates =
                rows.stream().map(row -> ModelWeights.of(layout, row)).toList();
        return EqualMean.of(Updates.of(AggregationRule.fedavg(), layout, Generated.byAccount(updates)), adding);
    }

    private static float[] defined(List<float[]> rows) {
        float[] mean = new float[rows.get(0).length];
        for (int k = 0; k < mean.length; k++) {
            double sum = 0.0;
            for (float[] row : rows) {
                sum += row[k];
            }
            mean[k] = (float) (sum / rows.size());
        }
        return mean;
    }

    private static float[] inFloat(List<float[]> rows) {
        float[] mean = new float[rows.get(0).length];
        for (int k = 0; k < mean.length; k++) {
            float sum = 0;
            for (float[] row : rows) {
                sum += row[k];
            }
            mean[k] = sum / rows.size();
        }
        return mean;
    }

    /**
     * In turns: all magnitudes; cancellation of great values beside small ones; values near the greatest float, whose sum
     * is above it; subnormal values; zeros of both signs; and sums in double that lie half-way between two of them.
     */
    private static List<float[]> rows(int count) {
        Random random = new Random(count);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] row = new float[LENGTH];
            for (int k = 0; k < LENGTH; k++) {
                row[k] = switch (k % 6) {
                    case 0 -> Math.scalb(1 + random.nextFloat(), random.nextInt(250) - 126) * sign(random);
                    case 1 -> i % 2 == 0 ? Math.scalb(1 + i / 2, 80) : -Math.scalb(1 + i / 2, 80) + random.nextFloat();
                    case 2 -> Float.MAX_VALUE * (1 - random.nextFloat() / 4);
                    case 3 -> Float.MIN_VALUE * random.nextInt(1 << 20) * sign(random);
                    case 4 -> random.nextBoolean() ? 0f : -0f;
                    default ->
                        Math.scalb(1f, i % 3 == 0 ? 30 : -23)
                                * sign(random)
                                * (1 + (random.nextInt(4) << 21) * 0x1p-23f);
                };
            }
            rows.add(row);
        }
        return rows;
    }

    private static float sign(Random random) {
        return random.nextBoolean() ? 1 : -1;
    }

    private static void requireBits(ModelWeights mean, float[] expected) {
        int[] bits = bits(mean.toArray());
        int[] wanted = bits(expected);
        assertThat(IntStream.range(0, wanted.length).filter(k -> bits[k] != wanted[k]))
                .as("coordinates with other bits")
                .isEmpty();
        assertThat(bits).hasSameSizeAs(wanted);
    }

    private static int[] bits(float... values) {
        int[] bits = new int[values.length];
        for (int k = 0; k < bits.length; k++) {
            bits[k] = Float.floatToRawIntBits(values[k]);
        }
        return bits;
    }
}

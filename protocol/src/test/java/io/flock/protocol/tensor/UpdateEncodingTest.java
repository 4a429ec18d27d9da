package io.flock.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flock.protocol.error.FlockException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateEncodingTest {
    private static final UpdateEncoding BFLOAT16 = new UpdateEncoding(UpdateEncoding.Kind.BFLOAT16, Optional.empty());
    private static final UpdateEncoding INT8 = new UpdateEncoding(UpdateEncoding.Kind.INT8, Optional.empty());
    private static final UpdateEncoding QUARTER = topK(0.25);
    private static final ModelWeights GLOBAL = Tensors.small();

    static List<UpdateEncoding> all() {
        return List.of(UpdateEncoding.float32(), BFLOAT16, INT8, QUARTER);
    }

    static Stream<UpdateEncoding> lossy() {
        return all().stream().skip(1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void fileDecodes_toOneModel_howeverOften_andKeepsItsMetadata(UpdateEncoding encoding) {
        ModelWeights update = moved(0.1f, -0.2f, 0.003f, 0, 0.5f, -0.4f, 1e-9f, 0.25f);
        TreeMap<String, String> metadata = new TreeMap<>(Map.of("task", "digits"));
        byte[] file = encoding.write(update, GLOBAL, metadata);
        ModelFile read = encoding.read(file, GLOBAL);

        assertThat(read.metadata()).isEqualTo(metadata);
        assertThat(read.weights()).isEqualTo(encoding.effective(update, GLOBAL));
        assertThat(encoding.write(update, GLOBAL, metadata)).isEqualTo(file);
        assertThat((long) file.length).isLessThanOrEqualTo(encoding.maxFileLength(Tensors.SMALL));
    }

    @Test
    void bfloat16_keepsEightBits_roundedToEven() {
        float half = 1 + 1 / 256f; // between 1 and 1 + 1/128, and 1 is the even one
        float above = 1 + 3 / 256f; // between 1 + 1/128 and 1 + 2/128, and the latter is the even one
        ModelWeights zero = ModelWeights.of(Tensors.SMALL, new float[8]);
        ModelWeights read = BFLOAT16.effective(
                ModelWeights.of(Tensors.SMALL, new float[] {half, above, -half, 0, 3.4e38f, -3.4e38f, 1e-40f, 0.1f}),
                zero);

        assertThat(read.toArray()[0]).isEqualTo(1);
        assertThat(read.toArray()[1]).isEqualTo(1 + 1 / 64f);
        assertThat(read.toArray()[2]).isEqualTo(-1);
        assertThat(read.toArray()[4]).isEqualTo(3.3895314e38f);
        assertThat(read.toArray()[5]).isEqualTo(-3.3895314e38f);
        assertThat(read.toArray()[7]).isCloseTo(0.1f, within(0.1f / 256));
    }

    @Test
    void int8_hasAScaleForEachTensor() {
        ModelWeights read = INT8.effective(moved(0.1f, -0.05f, 127, 1, 0.4f, 0.6f, -127, 0), GLOBAL);
        float[] steps = Steps.of(read, GLOBAL);

        assertThat(steps[0]).isCloseTo(0.1f, within(1e-6f));
        assertThat(steps[1]).isCloseTo(-0.05f, within(0.1f / 254 + 1e-6f));
        assertThat(Arrays.copyOfRange(steps, 2, 8)).containsExactly(127, 1, 0, 1, -127, 0);
    }

    @Test
    void topK_keepsTheGreatestSteps_andOfEqualOnesTheFirst() {
        ModelWeights read = QUARTER.effective(moved(0, 0.5f, -0.5f, 0.5f, 0.25f, 0, 0, 0), GLOBAL);

        assertThat(Steps.of(read, GLOBAL)).containsExactly(0, 0.5f, -0.5f, 0, 0, 0, 0, 0);
        assertThat(Steps.of(QUARTER.effective(GLOBAL, GLOBAL), GLOBAL)).containsOnly(0);
    }

    @Test
    void sizes_areWhatTheEncodingPromises() {
        TensorLayout million = TensorLayout.of(List.of(
                new TensorSpec("a_weight", List.of(1000, 999), Fill.HE_UNIFORM),
                new TensorSpec("a_bias", List.of(1000), Fill.ZERO)));

        assertThat(all().stream().map(encoding -> encoding.bytes(million)))
                .containsExactly(4_000_000L, 2_000_000L, 1_000_008L, 2_000_000L);
        assertThat(topK(0.01).bytes(million)).isEqualTo(80_000);
    }

    @ParameterizedTest
    @MethodSource("lossy")
    void fileOfAnotherEncoding_isRefused(UpdateEncoding encoding) {
        byte[] file = encoding.write(moved(1, 1, 1, 1, 1, 1, 1, 1), GLOBAL, new TreeMap<>());

        for (UpdateEncoding other : List.of(UpdateEncoding.float32(), BFLOAT16, INT8, QUARTER, topK(0.5))) {
            if (!other.equals(encoding)) {
                assertThatThrownBy(() -> other.read(file, GLOBAL)).hasMessageStartingWith("MODEL_INVALID|");
            }
        }
    }

    @Test
    void indicesThatDoNotAscend_areRefused() {
        byte[] file = QUARTER.write(moved(0, 0.5f, -0.5f, 0, 0, 0, 0, 0), GLOBAL, new TreeMap<>());
        ByteBuffer body = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int indices = file.length - 16;
        for (int[] wrong : new int[][] {{1, 1}, {2, 1}, {1, 8}, {-1, 2}}) {
            body.putInt(indices, wrong[0]).putInt(indices + 4, wrong[1]);
            assertThatThrownBy(() -> QUARTER.read(file, GLOBAL)).hasMessageContaining("index ");
        }
    }

    @Test
    void valueThatIsNotFinite_isRefused() {
        byte[] file = QUARTER.write(moved(0, 0.5f, -0.5f, 0, 0, 0, 0, 0), GLOBAL, new TreeMap<>());
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 4, Float.NaN);
        assertThatThrownBy(() -> QUARTER.read(file, GLOBAL)).hasMessageContaining("is NaN");

        byte[] whole = INT8.write(moved(0, 0, 1, 1, 1, 1, 1, 1), GLOBAL, new TreeMap<>());
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putFloat(whole.length - 4, -1);
        assertThatThrownBy(() -> INT8.read(whole, GLOBAL)).hasMessageContaining("the scale of tensor 'dense_weight'");
    }

    @Property(tries = 300)
    void damagedFile_isRefused_orDecodesToFiniteWeights(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        UpdateEncoding encoding = all().get(random.nextInt(4));
        byte[] file = encoding.write(moved(1, 2, 3, 4, 5, 6, 7, 8), GLOBAL, new TreeMap<>());
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(file, random.nextInt(file.length + 1)) : file;
        try {
            assertThat(encoding.read(cut, GLOBAL).weights().size()).isEqualTo(8);
        } catch (FlockException refused) {
            assertThat(refused).hasMessageStartingWith("MODEL_INVALID|");
        }
    }

    private static UpdateEncoding topK(double share) {
        return new UpdateEncoding(UpdateEncoding.Kind.TOP_K, Optional.of(share));
    }

    private static ModelWeights moved(float... steps) {
        return Steps.add(steps, GLOBAL);
    }
}

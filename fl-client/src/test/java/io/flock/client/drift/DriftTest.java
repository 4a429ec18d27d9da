package io.flock.client.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.DataSection;
import io.flock.client.data.Examples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DriftTest {
    /** A number, and one of three texts. */
    private static final DataSection TABLE = Bundle.read(
                    """
            {"schemaVersion": 1, "name": "tiny",
             "model": {"layers": [{"type": "output"}]},
             "data": {"kind": "tabular",
               "columns": [{"name": "age", "type": "numeric"},
                           {"name": "town", "type": "categorical", "categories": ["a", "b", "c"]}],
               "label": {"name": "y", "classes": ["no", "yes"]}},
             "training": {"updater": {"type": "sgd", "learningRate": 0.1}, "localEpochs": 1, "batchSize": 2}}
            """
                            .getBytes(StandardCharsets.UTF_8))
            .data();

    private static Examples examples(long seed, int size, double shift, int towns) {
        Random random = new Random(seed);
        float[] features = new float[4 * size];
        for (int i = 0; i < size; i++) {
            features[4 * i] = (float) (random.nextGaussian() + shift);
            features[4 * i + 1 + random.nextInt(towns)] = 1;
        }
        return Examples.of(features, new int[size], 4, 2);
    }

    private static FeatureDrift of(DriftReport report, String name) {
        return report.features().stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Two bins of 50 % and 50 % against 90 % and 10 %, by hand: 0.4·ln 1.8 + 0.4·ln 5. */
    @Test
    void index_isTheSumOfShareDifferences_timesTheLogarithmOfTheirRatio() {
        double byHand = 0.4 * Math.log(1.8) + 0.4 * Math.log(5);

        assertThat(StabilityIndex.of(new long[] {50, 50}, new long[] {90, 10})).isEqualTo(byHand, within(1e-12));
        assertThat(StabilityIndex.of(new long[] {50, 50, 0}, new long[] {90, 10, 0}))
                .isEqualTo(byHand, within(1e-12));
    }

    /** The 99 % quantile of χ² with 9 degrees of freedom is 21.666 in every table. */
    @Test
    void boundOfChance_isTheQuantileOfChiSquare_scaledByBothSizes() {
        long[] tens = {10, 10, 10, 10, 10, 10, 10, 10, 10, 10};

        assertThat(new ChanceBound(1).of(tens, tens)).isEqualTo(21.666 * 2 / 100, within(1e-5));
        assertThat(new ChanceBound(100).of(tens, tens)).isGreaterThan(21.666 * 2 / 100);
    }

    @Property(tries = 200)
    void index_isNeverNegative_andTheSameInBothDirections(
            @ForAll @Size(5) List<@LongRange(min = 1, max = 1_000) Long> reference,
            @ForAll @Size(5) List<@LongRange(min = 1, max = 1_000) Long> compared) {
        long[] left = reference.stream().mapToLong(Long::longValue).toArray();
        long[] right = compared.stream().mapToLong(Long::longValue).toArray();
        assertThat(StabilityIndex.of(left, right)).isGreaterThanOrEqualTo(0);
        assertThat(StabilityIndex.of(left, right)).isEqualTo(StabilityIndex.of(right, left), within(1e-9));
        assertThat(StabilityIndex.of(left, left)).isZero();
    }

    @Test
    void newExamplesOfTheSamePopulation_areStable_andAFewOfThemAtMostUncertain() {
        Baseline baseline = Baseline.of(TABLE, examples(1, 2_000, 0, 3));

        assertThat(baseline.compare(examples(2, 2_000, 0, 3)).count(DriftLevel.STABLE))
                .isEqualTo(2);
        DriftReport few = baseline.compare(examples(3, 15, 0, 3));
        assertThat(few.count(DriftLevel.MODERATE) + few.count(DriftLevel.MAJOR)).isZero();
    }

    @Test
    void shiftedNumber_isMajorDrift_andTheOtherFeatureStaysStable() {
        DriftReport report = Baseline.of(TABLE, examples(1, 2_000, 0, 3)).compare(examples(2, 500, 1, 3));

        assertThat(report.features().get(0).name()).isEqualTo("age");
        assertThat(of(report, "age").level()).isEqualTo(DriftLevel.MAJOR);
        assertThat(of(report, "town").level()).isEqualTo(DriftLevel.STABLE);
        assertThat(report.greatest()).isEqualTo(of(report, "age").index());
    }

    @Test
    void textThatNoLongerOccurs_isMajorDrift() {
        DriftReport report = Baseline.of(TABLE, examples(1, 2_000, 0, 3)).compare(examples(2, 500, 0, 2));

        assertThat(of(report, "town").level()).isEqualTo(DriftLevel.MAJOR);
        assertThat(of(report, "age").level()).isEqualTo(DriftLevel.STABLE);
    }

    @Test
    void constantOfTheReference_thatIsLeftInEitherDirection_isMajorDrift() {
        Examples zeros = Examples.of(new float[4 * 200], new int[200], 4, 2);
        for (float other : new float[] {-1, 1, Float.NaN, Float.NEGATIVE_INFINITY}) {
            float[] features = new float[4 * 200];
            for (int i = 0; i < 200; i++) {
                features[4 * i] = other;
            }
            DriftReport report = Baseline.of(TABLE, zeros).compare(Examples.of(features, new int[200], 4, 2));

            assertThat(of(report, "age").level()).isEqualTo(DriftLevel.MAJOR);
            assertThat(of(report, "town").index()).isZero();
        }
    }

    @Test
    void requests_areComparedOnceThereAreEnough_andOldOnesAreForgotten() {
        RequestDrift drift = RequestDrift.from(TABLE, examples(1, 2_000, 0, 3));
        float[] shifted = features(2, RequestDrift.WINDOW, 3);
        drift.add(shifted, RequestDrift.WINDOW - 1);
        assertThat(drift.report()).isEmpty();
        drift.add(shifted, 1);
        assertThat(drift.report().orElseThrow().count(DriftLevel.MAJOR)).isEqualTo(1);

        float[] usual = features(3, RequestDrift.WINDOW, 0);
        drift.add(usual, RequestDrift.WINDOW);
        drift.add(usual, RequestDrift.WINDOW);
        assertThat(drift.report().orElseThrow().count(DriftLevel.STABLE)).isEqualTo(2);
        assertThat(drift.report().orElseThrow().compared()).isEqualTo(RequestDrift.WINDOW);
    }

    private static float[] features(long seed, int size, double shift) {
        Examples examples = examples(seed, size, shift, 3);
        float[] all = new float[4 * size];
        for (int i = 0; i < size; i++) {
            examples.copyFeatures(i, all, 4 * i);
        }
        return all;
    }

    @Test
    void countsThatWereTakenApart_areTheSameTogether() {
        Baseline baseline = Baseline.of(TABLE, examples(1, 500, 0, 3));
        SplittableRandom random = new SplittableRandom(4);
        float[] values = new float[4 * 100];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        BinCounts whole = baseline.counts();
        whole.add(values, 4, 100);
        BinCounts parts = baseline.counts();
        BinCounts second = baseline.counts();
        parts.add(values, 4, 60);
        second.add(Arrays.copyOfRange(values, 240, 400), 4, 40);
        parts.add(second);

        assertThat(baseline.compare(parts)).isEqualTo(baseline.compare(whole));
        assertThat(baseline.compare(baseline.counts())).isEmpty();
    }
}

package io.flock.client.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassScoresTest {
    /** Six examples of three classes. */
    private static final int[] LABELS = {0, 1, 2, 0, 1, 2};

    private static final float[] OUTPUTS = {
        0.7f, 0.2f, 0.1f, //
        0.3f, 0.4f, 0.3f, //
        0.5f, 0.3f, 0.2f, //
        0.6f, 0.3f, 0.1f, //
        0.2f, 0.5f, 0.3f, //
        0.1f, 0.1f, 0.8f
    };

    @Test
    void accuracy_isTheShareOfRightExamples_roundedDown() {
        assertThat(new ClassScores(OUTPUTS, LABELS, 3).accuracy()).isEqualTo(833_333);
    }

    @Test
    void macroF1_isTheMeanOverClasses() {
        // F1 of the classes: 4/5, 1, 2/3
        assertThat(new ClassScores(OUTPUTS, LABELS, 3).macroF1()).isEqualTo(822_222);
    }

    @Test
    void classThatIsNeitherALabelNorAPrediction_doesNotCount() {
        float[] outputs = {1, 0, 0, 0, 1, 0};

        assertThat(new ClassScores(outputs, new int[] {0, 1}, 3).macroF1()).isEqualTo(1_000_000);
    }

    @Test
    void aucOfSeveralClasses_isTheMeanOfEachAgainstTheRest() {
        // 1, 1 and 3/4: of eight pairs of the third class two are lost.
        assertThat(new ClassScores(OUTPUTS, LABELS, 3).auc()).isEqualTo(916_666);
    }

    @Test
    void aucOfTwoClasses_countsTiesHalf() {
        // Scikit-learn's example: y = 0 0 1 1, scores 0.1 0.4 0.35 0.8 gives 0.75.
        float[] outputs = {0.9f, 0.1f, 0.6f, 0.4f, 0.65f, 0.35f, 0.2f, 0.8f};
        assertThat(new ClassScores(outputs, new int[] {0, 0, 1, 1}, 2).auc()).isEqualTo(750_000);

        float[] tied = {0.5f, 0.5f, 0.5f, 0.5f};
        assertThat(new ClassScores(tied, new int[] {0, 1}, 2).auc()).isEqualTo(500_000);
    }

    @Test
    void twoZeros_areATie() {
        float[] outputs = {0, 0f, 0, -0f};

        assertThat(new ClassScores(outputs, new int[] {0, 1}, 2).auc()).isEqualTo(500_000);
    }

    @Test
    void examplesOfOneClassOnly_leaveNothingToRank() {
        assertThat(new ClassScores(new float[] {0.1f, 0.9f}, new int[] {1}, 2).auc())
                .isEqualTo(500_000);
    }

    /** The other three examples are told apart without a fault: on another CPU they may be the ones that overflow. */
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void oneOutputThatIsNotFinite_leavesNothing(float value) {
        float[] hostile = {1, 0, 0, 1, 1, 0, value, 1};
        int[] labels = {0, 1, 0, 1};
        ClassScores scores = new ClassScores(hostile, labels, 2);

        assertThat(scores.accuracy()).isZero();
        assertThat(scores.macroF1()).isZero();
        assertThat(scores.auc()).isZero();
    }

    @Property(tries = 300)
    void auc_isTheShareOfPairsInTheRightOrder(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 6) Integer> ranks, @ForAll long seed) {
        int[] labels = new int[ranks.size()];
        float[] outputs = new float[2 * labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) (seed >>> i & 1);
            outputs[2 * i + 1] = ranks.get(i);
        }
        long wins = 0;
        long pairs = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < labels.length; j++) {
                if (labels[i] == 1 && labels[j] == 0) {
                    pairs++;
                    wins += Integer.signum(ranks.get(i).compareTo(ranks.get(j))) + 1;
                }
            }
        }
        long expected = pairs == 0 ? 500_000 : wins * 1_000_000 / (2 * pairs);
        assertThat(new ClassScores(outputs, labels, 2).auc()).isEqualTo(expected);
    }

    @Property(tries = 100)
    void everyScore_isAShare_whateverAModelPutsOut(@ForAll @Size(min = 3, max = 60) List<Float> values) {
        int examples = values.size() / 3;
        float[] outputs = new float[3 * examples];
        int[] labels = new int[examples];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = values.get(i);
            labels[i / 3] = i % 7 % 3;
        }
        ClassScores scores = new ClassScores(outputs, labels, 3);

        assertThat(List.of(scores.accuracy(), scores.macroF1(), scores.auc()))
                .allSatisfy(score -> assertThat(score).isBetween(0L, 1_000_000L));
    }

    @Test
    void errors_areRoundedToTheNearestMillionth_andBounded() {
        float[] truths = {1, 2, 3};
        ErrorSizes sizes = new ErrorSizes(new float[] {1, 2, 5}, truths);

        assertThat(sizes.rootMeanSquare()).isEqualTo(1_154_701);
        assertThat(sizes.meanAbsolute()).isEqualTo(666_667);
        for (float hostile : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.MAX_VALUE}) {
            float[] outputs = Arrays.copyOf(truths, 3);
            outputs[1] = hostile;
            assertThat(new ErrorSizes(outputs, truths).rootMeanSquare()).isEqualTo(ErrorSizes.MOST);
            assertThat(new ErrorSizes(outputs, truths).meanAbsolute()).isEqualTo(ErrorSizes.MOST);
        }
        assertThat((double) new ErrorSizes(new float[] {0.1f}, new float[] {0}).meanAbsolute())
                .isCloseTo(100_000, within(0.5));
    }
}

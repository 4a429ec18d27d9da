package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flock.client.engine.ExampleLosses;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
    private static final ExampleLosses NOTHING = ExampleLosses.of(0, 0, 0, 0);

    @Test
    void deviations_areTheSumOfSignedRoots_overTheRootOfTheSumOfSizes() {
        PairedComparison test =
                PairedComparison.of(ExampleLosses.of(4, 1, 9, -1), NOTHING); // (2 + 1 + 3 - 1) / sqrt(15)

        assertThat(test.deviations()).isCloseTo(5 / Math.sqrt(15), within(1e-12));
        assertThat(test).hasToString("3 of 4 examples, by " + test.deviations() + " deviations");
    }

    @Test
    void otherWayRound_isTheOppositeNumber() {
        ExampleLosses losses = ExampleLosses.of(4, 1, 9, -1);

        assertThat(PairedComparison.of(NOTHING, losses).deviations())
                .isEqualTo(-PairedComparison.of(losses, NOTHING).deviations());
    }

    @Test
    void sameLosses_areNoWorse() {
        assertThat(PairedComparison.of(NOTHING, NOTHING)).isEqualTo(new PairedComparison(0, 0, 4));
    }

    @Test
    void oneHardExample_doesNotOutweighAllOthers() {
        float[] losses = new float[101];
        java.util.Arrays.fill(losses, -0.01f);
        losses[100] = 3; // the sum of the differences says worse

        assertThat(PairedComparison.of(ExampleLosses.of(losses), ExampleLosses.of(new float[101]))
                        .deviations())
                .isLessThan(-3);
    }

    @Test
    void lossesThatAreNotFinite_sayNothing() {
        PairedComparison test = PairedComparison.of(
                ExampleLosses.of(Float.NaN, Float.POSITIVE_INFINITY, 4, Float.POSITIVE_INFINITY),
                ExampleLosses.of(0, 0, 0, Float.POSITIVE_INFINITY));

        assertThat(test).isEqualTo(new PairedComparison(1, 1, 4));
    }

    @Test
    void whereChanceAloneDecides_theDeviationIsOne() {
        SplittableRandom random = new SplittableRandom(1);
        double squares = 0;
        for (int trial = 0; trial < 2000; trial++) {
            float[] losses = new float[100];
            for (int i = 0; i < losses.length; i++) {
                losses[i] = (float) Math.pow(random.nextDouble(), 8) * (random.nextBoolean() ? 1 : -1);
            }
            squares += Math.pow(
                    PairedComparison.of(ExampleLosses.of(losses), ExampleLosses.of(new float[100]))
                            .deviations(),
                    2);
        }

        assertThat(squares / 2000).isCloseTo(1, within(0.1));
    }
}

package io.flock.client.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.Metric;
import io.flock.protocol.money.Millionths;
import org.junit.jupiter.api.Test;

class ScoreToleranceTest {
    @Test
    void oneTippedExampleOfASmallSet_isWithinTheTolerance_twoAreNot() {
        assertThat(ScoreTolerance.of(Metric.ACCURACY, 180)).isEqualTo(Millionths.of(8_334));
        assertThat(ScoreTolerance.of(Metric.ACCURACY, 749)).isEqualTo(Millionths.of(2_003));
        assertThat(ScoreTolerance.of(Metric.ACCURACY, 1)).isEqualTo(Millionths.of(1_000_000));
    }

    @Test
    void largeSets_andErrors_haveTheLedgersDefault() {
        assertThat(ScoreTolerance.of(Metric.ACCURACY, 750)).isEqualTo(Millionths.of(2_000));
        assertThat(ScoreTolerance.of(Metric.ACCURACY, Integer.MAX_VALUE)).isEqualTo(Millionths.of(2_000));
        assertThat(ScoreTolerance.of(Metric.RMSE, 10)).isEqualTo(Millionths.of(2_000));
    }
}

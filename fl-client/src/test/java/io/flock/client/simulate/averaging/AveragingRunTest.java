package io.flock.client.simulate.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.dense.DenseEngine;
import io.flock.client.simulate.learning.Distribution;
import io.flock.protocol.commitment.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AveragingRunTest {
    private static final Digest SEED = new Digest("7".repeat(64));
    private static final Examples DIGITS = Digits.examples();

    @Test
    void rounds_endWithTheFirstThatReachesTheTarget_andAreTheSameAgain() {
        List<Double> told = new ArrayList<>();
        List<Double> accuracies = play(settings(8, 4, 40, 0.8), told);

        assertThat(accuracies).hasSizeBetween(2, 39);
        assertThat(accuracies.get(accuracies.size() - 1)).isGreaterThanOrEqualTo(0.8);
        assertThat(accuracies.subList(0, accuracies.size() - 1)).allMatch(accuracy -> accuracy < 0.8);
        assertThat(told).isEqualTo(accuracies);
        assertThat(play(settings(8, 4, 40, 0.8), new ArrayList<>())).isEqualTo(accuracies);
    }

    @Test
    void targetThatIsNotReached_endsWithTheLastRound() {
        assertThat(play(settings(8, 1, 2, 1), new ArrayList<>())).hasSize(2);
    }

    @Test
    void whatCannotBePlayed_isRefused_withTheValues() {
        assertThatThrownBy(() -> settings(8, 9, 1, 1)).hasMessageContaining("8 participants, 9 of them");
        assertThatThrownBy(() -> settings(8, 1, 0, 1)).hasMessageContaining("0 rounds");
        assertThatThrownBy(() -> settings(8, 1, 1, 0)).hasMessageContaining("target 0.0");
        assertThatThrownBy(() -> settings(37, 1, 1, 1)).hasMessageContaining("180 examples to train on");
    }

    private static List<Double> play(AveragingSettings settings, List<Double> told) {
        try (Engine engine = DenseEngine.open(settings.bundle())) {
            return AveragingRun.play(settings, engine, SEED, told::add);
        }
    }

    private static AveragingSettings settings(int participants, int proposers, int rounds, double target) {
        return new AveragingSettings(
                Digits.bundle(),
                DIGITS.select(IntStream.range(0, 180).toArray()),
                Distribution.IID,
                DIGITS.select(IntStream.range(180, 240).toArray()),
                participants,
                proposers,
                rounds,
                target);
    }
}

package io.flock.client.cli.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuessBaselineTest {
    private static final Optional<Millionths> IMPROVEMENT = Optional.of(Millionths.of(2_000));
    private static final Bundle LINE = Bundles.of(
            """
            {"schemaVersion": 1, "name": "line", "model": {"layers": [{"type": "output"}]},
             "data": {"kind": "tabular", "columns": [{"name": "x", "type": "numeric"}],
                      "label": {"name": "y", "type": "numeric", "center": 100, "scale": 2, "min": 90}},
             "training": {"updater": {"type": "sgd", "learningRate": 0.1}, "localEpochs": 30, "batchSize": 4},
             "evaluation": {"metric": "mae"}}
            """);

    @Test
    void setOnWhichTheGuessScoresMore_counts() {
        Examples half = classes(7, 7, 1, 4);
        Examples most = classes(7, 7, 7, 4);

        assertThat(GuessBaseline.of(Digits.bundle(), List.of(half, most), 1_000_000, IMPROVEMENT))
                .isEqualTo(Millionths.of(750_000));
    }

    @Test
    void setOfOneClass_isRefused_whateverIsRanked() {
        List<Examples> sets = List.of(classes(7, 7, 7));

        assertThat(refusal(Digits.bundle(), sets, 1_000_000, IMPROVEMENT)).contains("--baseline");
        assertThat(refusal(Digits.bundle(), sets, 1_000_000, Optional.empty())).contains("--baseline");
    }

    /** The guess errs by 4.5: of an error of 2 249 at most it scores less than 0.998, so that a model can be better. */
    @Test
    void maxErrorThatLeavesNoRoomForAnImprovement_isRefused() {
        List<Examples> sets = List.of(Examples.ofTargets(new float[4], new float[] {0, 9, 0, 0}, 1, 0));

        assertThat(GuessBaseline.of(LINE, sets, 9_000_000, IMPROVEMENT)).isEqualTo(Millionths.of(500_000));
        assertThat(GuessBaseline.of(LINE, sets, 2_249_000_000L, IMPROVEMENT)).isEqualTo(Millionths.of(997_999));
        assertThat(refusal(LINE, sets, 2_260_000_000L, IMPROVEMENT)).contains("--max-error");
        assertThat(GuessBaseline.of(LINE, sets, 2_260_000_000L, Optional.empty()))
                .isEqualTo(Millionths.of(998_008));
    }

    private static String refusal(Bundle bundle, List<Examples> sets, long maxError, Optional<Millionths> improvement) {
        FlockException refused =
                catchThrowableOfType(FlockException.class, () -> GuessBaseline.of(bundle, sets, maxError, improvement));
        assertThat(refused.is(ErrorCode.DATA_INVALID)).isTrue();
        return refused.getMessage();
    }

    private static Examples classes(int... labels) {
        int width = Digits.examples().width();
        return Examples.of(new float[labels.length * width], labels, width, 10);
    }
}

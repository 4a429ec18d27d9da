package io.flock.client.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantAnswerTest {
    /** Numbers are scaled by 2. */
    private static final String LINE =
            """
            {"schemaVersion": 1, "name": "line", "model": {"layers": [{"type": "output"}]},
             "data": {"kind": "tabular", "columns": [{"name": "x", "type": "numeric"}],
                      "label": {"name": "y", "type": "numeric", "center": 100, "scale": 2, "min": 90}},
             "training": {"updater": {"type": "sgd", "learningRate": 0.1}, "localEpochs": 30, "batchSize": 4},
             "evaluation": {"metric": "%s"}}
            """;

    /** Of six examples three are of class 7, two of class 1, one of class 4; F1 of the first is 6/9, of the others 0. */
    @ParameterizedTest
    @CsvSource({"accuracy,500000", "macroF1,222222", "auc,500000"})
    void ofClasses_itIsTheCommonestOne(String metric, long expected) {
        Bundle bundle = Digits.bundleWith(
                "\"batchSize\": 16}", "\"batchSize\": 16}, \"evaluation\": {\"metric\": \"" + metric + "\"}");
        int width = Digits.examples().width();
        Examples examples = Examples.of(new float[6 * width], new int[] {1, 7, 4, 7, 1, 7}, width, 10);

        assertThat(ConstantAnswer.measured(examples, bundle)).isEqualTo(expected);
    }

    /** 0, 0, 0 and 9: the median is off by 9 once, the mean by 2.25 and 6.75; twice that in the label's unit. */
    @ParameterizedTest
    @CsvSource({"mae,4500000", "rmse,7794229"})
    void ofNumbers_itIsMeanOrMedian_whicheverErrsLess(String metric, long expected) {
        Examples examples = Examples.ofTargets(new float[4], new float[] {0, 9, 0, 0}, 1, 0);

        assertThat(ConstantAnswer.measured(examples, Bundles.of(LINE.formatted(metric))))
                .isEqualTo(expected);
    }

    @Test
    void ofTheDigits_itIsAboutATenth() {
        assertThat(ConstantAnswer.measured(Digits.examples(), Digits.bundle())).isBetween(100_000L, 200_000L);
    }
}

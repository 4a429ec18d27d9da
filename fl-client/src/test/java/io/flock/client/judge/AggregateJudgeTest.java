package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.data.Examples;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.ExampleLosses;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.evaluate.Trial;
import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models of two values: their accuracy and their loss. */
class AggregateJudgeTest {
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(new TensorSpec("v", List.of(2), Fill.ZERO)));
    private static final Examples NONE = Examples.of(new float[1], new int[1], 1, 2);

    @ParameterizedTest
    @CsvSource({
        "ACCURACY, 800000, 900000, 125000",
        "ACCURACY, 800000, 700000, -125000",
        "ACCURACY, 800000, 800000, 1",
        "ACCURACY, 0, 700000, 1000000",
        "ACCURACY, 0, 0, 1",
        "ACCURACY, 900000, 0, -1000000",
        "RMSE, 2000000, 1000000, 500000",
        "RMSE, 2000000, 9000000, -1000000",
        "RMSE, 9000000000, 8999999999, 1", // a gain is never rounded to nothing
        "RMSE, 9000000000, 9000000001, -1"
    })
    void score_isTheRelativeGainOfTheMetric_neverNothing(Metric metric, long before, long after, int score) {
        assertThat(new AggregateJudge(new Reading(), metric, NONE)
                        .score(before, after)
                        .value())
                .isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"0.9, 1, 800000", "0.9, 99, -1000000", "0.9, -1, -1000000", "0.5, 7, -1"})
    void aggregate_isMeasured_andWhatCantBeIsTheWorst_andWhatChangesNothingCountsAgainstIt(
            float accuracy, float loss, int score) {
        AggregateScore given =
                new AggregateJudge(new Reading(), Metric.ACCURACY, NONE).score(model(0.5f, 7), model(accuracy, loss));

        assertThat(given.value()).isEqualTo(score);
    }

    @Test
    void globalModelWithoutAFiniteLoss_canOnlyGetBetter() {
        AggregateScore given =
                new AggregateJudge(new Reading(), Metric.ACCURACY, NONE).score(model(0.5f, 99), model(0.1f, 7));

        assertThat(given.value()).isEqualTo(AggregateScore.MOST);
    }

    private static ModelWeights model(float accuracy, float loss) {
        return ModelWeights.of(LAYOUT, new float[] {accuracy, loss});
    }

    /** Reads a model's own figures; a negative loss breaks a limit, one of 99 stands for none. */
    private record Reading() implements Evaluator {
        @Override
        public Trial evaluate(ModelWeights model, Examples examples) {
            float loss = model.get(1);
            return loss < 0
                    ? new Trial.Broken(Trial.Limit.TIME, "slow")
                    : new Trial.Measured(new Evaluation(
                            loss == 99 ? Double.NaN : loss,
                            1,
                            Map.of(Metric.ACCURACY, (long) Math.rint(model.get(0) * 1e6)),
                            ExampleLosses.of(loss)));
        }

        @Override
        public void close() {}
    }
}

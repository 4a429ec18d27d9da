package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Models of four weights, behind two running statistics of a layer. */
class OwnStepsTest {
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(
            new TensorSpec("layer00_mean", List.of(1), Fill.ZERO),
            new TensorSpec("layer00_variance", List.of(1), Fill.ONE),
            new TensorSpec("layer01_W", List.of(4), Fill.ZERO)));
    private static final ModelWeights GLOBAL = model(1, 1, 1, 1, 1, 1);

    @Test
    void longerStep_andFurtherStatistics_count_alsoOfDifferentSteps() {
        ModelWeights longStep = model(1, 2, 4, 5, 1, 1); // 3 and 4 in the weights, 1 in the statistics
        ModelWeights farStatistics = model(13, 6, 2, 1, 1, 1); // 1 in the weights, 12 and 5 in the statistics

        assertThat(own(longStep, farStatistics).longest()).isEqualTo(new UpdateNorm(5, 13));
        assertThat(own(farStatistics, longStep).longest()).isEqualTo(new UpdateNorm(5, 13));
        assertThat(own(GLOBAL, GLOBAL).longest()).isEqualTo(new UpdateNorm(0, 0));
    }

    /** Sizes 0, 1, 2, 3 and 0, 2, 1, 3: 0.8. Those added up are 0, 3, 3, 6; with 0, 2, 1, 3 that is 3/√10. */
    @Test
    void whatStepsHaveInCommon_isBySizesOfWeights_whateverTheirSignAndTheirStatistics() {
        OwnSteps own = own(model(9, 9, 1, 2, -1, 4), model(1, 1, 1, 3, 2, -2));

        assertThat(own.inCommon()).isCloseTo(0.8, within(1e-12));
        assertThat(own.inCommonWith(model(-5, 1, 1, -1, 2, 4))).isCloseTo(3 / Math.sqrt(10), within(1e-12));
        assertThat(own(GLOBAL, GLOBAL).inCommon()).isNaN();
    }

    @Test
    void voterWithoutTraining_hasNone() {
        assertThat(OwnSteps.of(GLOBAL, Rehearsal.NONE, Deadline.NONE)).isEmpty();
    }

    private static OwnSteps own(ModelWeights one, ModelWeights other) {
        return OwnSteps.of(GLOBAL, (global, deadline) -> Optional.of(new Rehearsal.Twins(one, other)), Deadline.NONE)
                .orElseThrow();
    }

    private static ModelWeights model(float... values) {
        return ModelWeights.of(LAYOUT, values);
    }
}

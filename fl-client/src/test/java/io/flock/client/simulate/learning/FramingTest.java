package io.flock.client.simulate.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** All train to the same end, which is the first weight's, and each has noise of its own in all others. */
class FramingTest {
    private static final int SIZE = 400;
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(new TensorSpec("v", List.of(SIZE), Fill.ZERO)));
    private static final float START = 0.5f;
    private static final Framing.Plan PLAN = new Framing.Plan(2, 0.4, 0.5, 0.25);

    private final Random random = new Random(7);
    private final List<ModelWeights> honest = models(9);
    private final List<ModelWeights> trained = models(8);
    private final List<double[]> opposing = new ArrayList<>();
    private final List<double[]> framing = new ArrayList<>();

    FramingTest() {
        framed(trained).forEach(step -> (opposing.size() < 2 ? opposing : framing).add(step));
    }

    @Test
    void steps_areAsLongAsPlanned_inLengthsOfTheMiddleHonestOne() {
        double middle =
                honest.stream().mapToDouble(model -> norm(step(model))).sorted().toArray()[4];

        assertThat(framing).hasSize(6).allSatisfy(step -> assertThat(norm(step)).isCloseTo(2 * middle, within(1e-4)));
        assertThat(opposing).hasSize(2).allSatisfy(step -> assertThat(norm(step))
                .isCloseTo(middle, within(1e-4)));
    }

    @Test
    void steps_goAgainstWhatIsLearnt_andThoseThatOpposeThemForwards() {
        double[] learnt = new double[SIZE];
        for (ModelWeights model : trained) {
            double[] step = step(model);
            for (int i = 0; i < SIZE; i++) {
                learnt[i] += step[i] / norm(step);
            }
        }

        assertThat(framing)
                .allSatisfy(step -> assertThat(cosine(step, List.of(learnt))).isCloseTo(-0.4, within(1e-4)));
        assertThat(opposing)
                .allSatisfy(step -> assertThat(cosine(step, List.of(learnt))).isCloseTo(0.28, within(1e-4)));
    }

    @Test
    void honestSteps_haveMoreInCommonWithThem_thanWithEachOther() {
        for (ModelWeights one : honest) {
            List<double[]> others = honest.stream()
                    .filter(other -> !other.equals(one))
                    .map(FramingTest::step)
                    .toList();
            assertThat(cosine(step(one), framing)).isGreaterThan(cosine(step(one), others));
            assertThat(cosine(step(one), opposing)).isLessThan(0);
        }
    }

    @Test
    void noTwo_lookAlike() {
        for (double[] step : framing) {
            assertThat(framing.stream().filter(other -> other != step))
                    .allSatisfy(
                            other -> assertThat(cosine(step, List.of(other))).isLessThan(0.9));
        }
    }

    /** What a single member has learnt has no noise of its own that could be told from it. */
    @Test
    void singleMember_hasAFiniteStep() {
        for (double[] step : framed(models(1))) {
            assertThat(step).doesNotContain(Double.NaN);
            assertThat(norm(step)).isPositive();
        }
    }

    private List<double[]> framed(List<ModelWeights> trained) {
        SortedMap<AccountId, ModelWeights> own = new TreeMap<>();
        trained.forEach(model -> own.put(AccountId.of("Org1MSP", "member" + own.size()), model));
        return new Framing(model(new double[SIZE]), honest, trained)
                .updates(own, PLAN).values().stream()
                        .map(values -> step(ModelWeights.of(LAYOUT, values)))
                        .toList();
    }

    private List<ModelWeights> models(int count) {
        List<ModelWeights> models = new ArrayList<>();
        while (models.size() < count) {
            double[] step = random.doubles(SIZE, -1, 1).toArray();
            step[0] = 2;
            models.add(model(step));
        }
        return models;
    }

    private static ModelWeights model(double[] step) {
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = START + (float) step[i];
        }
        return ModelWeights.of(LAYOUT, values);
    }

    private static double[] step(ModelWeights model) {
        double[] step = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            step[i] = model.get(i) - START;
        }
        return step;
    }

    private static double cosine(double[] step, List<double[]> others) {
        return others.stream()
                .mapToDouble(other -> dot(step, other) / norm(step) / norm(other))
                .average()
                .orElseThrow();
    }

    private static double norm(double[] step) {
        return Math.sqrt(dot(step, step));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

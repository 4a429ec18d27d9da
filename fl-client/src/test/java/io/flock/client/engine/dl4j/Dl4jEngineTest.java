package io.flock.client.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Dl4jEngineTest {
    private static final Digest SEED = Digest.ofBytes(new byte[32]);
    private static final Digest OTHER_SEED = new Digest("ff".repeat(32));

    @Test
    void training_lowersTheLoss_onRealData() {
        Split digits = Split.of(Digits.examples(), 0.8, SEED);
        List<Double> losses = new ArrayList<>();
        try (Engine engine = Dl4jEngine.open(Digits.bundleWith("\"localEpochs\": 5", "\"localEpochs\": 30"))) {
            ModelWeights start = Initialisation.fromSeed(SEED, engine.layout());

            ModelWeights trained = engine.train(start, digits.train(), SEED, (epoch, epochs, loss) -> losses.add(loss));

            assertThat(losses).hasSize(30);
            assertThat(losses.get(29)).isLessThan(losses.get(0) / 10);
            assertThat(engine.evaluate(start, digits.test()).accuracy()).isLessThan(0.4);
            assertThat(engine.evaluate(trained, digits.test()).accuracy()).isGreaterThan(0.85);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"dense\", \"units\": 32}",
                "{\"type\": \"conv2d\", \"filters\": 4, \"size\": 3}, {\"type\": \"maxpool\", \"size\": 2}",
                "{\"type\": \"batchnorm\"}",
                "{\"type\": \"dropout\", \"rate\": 0.3}"
            })
    void sameSeed_givesTheSameBits_whateverTheEngineDidBefore(String layers) {
        Bundle bundle = Digits.bundleWith("{\"type\": \"dense\", \"units\": 32}", layers);
        Examples digits = Digits.examples();
        try (Engine used = Dl4jEngine.open(bundle);
                Engine fresh = Dl4jEngine.open(bundle)) {
            ModelWeights start = Initialisation.fromSeed(SEED, used.layout());
            ModelWeights other = used.train(start, digits, OTHER_SEED, TrainingProgress.NONE);
            used.evaluate(other, digits);

            ModelWeights again = used.train(start, digits, SEED, TrainingProgress.NONE);

            assertThat(again.tensorDigest())
                    .isEqualTo(fresh.train(start, digits, SEED, TrainingProgress.NONE)
                            .tensorDigest());
            assertThat(again.tensorDigest()).isNotEqualTo(other.tensorDigest());
        }
    }

    @Test
    void evaluation_isTheSame_inOneBatchAndInMany() {
        Examples digits = Digits.examples();
        try (Engine engine = Dl4jEngine.open(Digits.bundle());
                Engine small = Dl4jEngine.open(Digits.bundleWith(
                        "\"batchSize\": 16}", "\"batchSize\": 16}, \"evaluation\": {\"batchSize\": 7}"))) {
            ModelWeights model = Initialisation.fromSeed(SEED, engine.layout());

            Evaluation whole = engine.evaluate(model, digits);
            Evaluation pieces = small.evaluate(model, digits);

            assertThat(pieces.measured()).isEqualTo(whole.measured());
            assertThat(pieces.loss()).isCloseTo(whole.loss(), within(1e-6));
        }
    }

    @Test
    void clipNorm_boundsTheWholeUpdate_andKeepsItsDirection() {
        Examples digits = Digits.examples();
        try (Engine free = Dl4jEngine.open(Digits.bundle());
                Engine clipped = Dl4jEngine.open(
                        Digits.bundleWith("\"localEpochs\": 5", "\"localEpochs\": 5, \"clipNorm\": 0.25"))) {
            ModelWeights start = Initialisation.fromSeed(SEED, free.layout());

            float[] whole = delta(start, free.train(start, digits, SEED, TrainingProgress.NONE));
            float[] bounded = delta(start, clipped.train(start, digits, SEED, TrainingProgress.NONE));

            assertThat(norm(whole)).isGreaterThan(1);
            assertThat(norm(bounded)).isCloseTo(0.25, within(1e-4));
            assertThat(dot(whole, bounded) / norm(whole) / norm(bounded)).isGreaterThan(0.9999);
        }
    }

    @Test
    void proximalTerm_keepsTheUpdateNearTheGlobalModel() {
        Examples digits = Digits.examples();
        try (Engine free = Dl4jEngine.open(Digits.bundle());
                Engine proximal = Dl4jEngine.open(
                        Digits.bundleWith("\"localEpochs\": 5", "\"localEpochs\": 5, \"proximalMu\": 1"))) {
            ModelWeights start = Initialisation.fromSeed(SEED, free.layout());

            float[] whole = delta(start, free.train(start, digits, SEED, TrainingProgress.NONE));
            float[] held = delta(start, proximal.train(start, digits, SEED, TrainingProgress.NONE));

            assertThat(norm(held)).isLessThan(norm(whole) / 2);
        }
    }

    @Test
    void training_thatDiverges_isRefused() {
        try (Engine engine = Dl4jEngine.open(Digits.bundleWith("\"learningRate\": 0.05", "\"learningRate\": 10"))) {
            // Weights near the largest float: the first step leaves the finite numbers.
            float[] huge = new float[engine.layout().elements()];
            Arrays.fill(huge, 3e38f);
            ModelWeights start = ModelWeights.of(engine.layout(), huge);

            assertThatThrownBy(() -> engine.train(start, Digits.examples(), SEED, TrainingProgress.NONE))
                    .hasMessageStartingWith("MODEL_INVALID|training diverged");
        }
    }

    @Test
    void modelWhoseOutputIsNotFinite_hasALossThatIsNotFinite() {
        try (Engine engine = Dl4jEngine.open(Digits.bundle())) {
            float[] huge = new float[engine.layout().elements()];
            for (int i = 0; i < huge.length; i++) {
                huge[i] = i % 2 == 0 ? 3e38f : -3e38f;
            }

            Evaluation evaluation = engine.evaluate(ModelWeights.of(engine.layout(), huge), Digits.examples());

            assertThat(evaluation.loss()).isNaN();
        }
    }

    @Test
    void modelOrDataOfAnotherBundle_isRefused() {
        try (Engine engine = Dl4jEngine.open(Digits.bundle());
                Engine tiny = Dl4jEngine.open(Bundles.of(Bundles.TINY))) {
            ModelWeights foreign = Initialisation.fromSeed(SEED, tiny.layout());
            ModelWeights own = Initialisation.fromSeed(SEED, engine.layout());
            Examples narrow = Examples.of(new float[2], new int[1], 2, 10);

            assertThatThrownBy(() -> engine.evaluate(foreign, Digits.examples()))
                    .hasMessageStartingWith("MODEL_INVALID|");
            assertThatThrownBy(() -> engine.evaluate(own, narrow)).hasMessageStartingWith("DATA_INVALID|");
        }
    }

    private static float[] delta(ModelWeights from, ModelWeights to) {
        float[] delta = to.toArray();
        for (int i = 0; i < delta.length; i++) {
            delta[i] -= from.get(i);
        }
        return delta;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static double norm(float[] a) {
        return Math.sqrt(dot(a, a));
    }
}

package io.flock.client.engine.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DL4J and PyTorch from the same weights, on the same batches. */
class EnginesAgreeTest {
    private static final Digest SEED = new Digest("3".repeat(64));
    private static final String DENSE = "{\"type\": \"dense\", \"units\": 32}";
    private static final double CLOSE = 1e-4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"sgd\", \"learningRate\": 0.1}",
                "{\"type\": \"momentum\", \"learningRate\": 0.05}",
                "{\"type\": \"adam\", \"learningRate\": 0.001}"
            })
    void denseNet_hasTheSameLossAfterFiftyBatches_withEachUpdater(String updater) {
        for (String activation : new String[] {"relu", "tanh", "sigmoid", "identity"}) {
            String layer = "{\"type\": \"dense\", \"units\": 32, \"activation\": \"" + activation + "\"}";
            requireSameLoss(digits(layer + ", " + DENSE, updater));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"conv2d\", \"filters\": 4, \"size\": 3}, {\"type\": \"maxpool\", \"size\": 2}",
                "{\"type\": \"conv2d\", \"filters\": 4, \"size\": 3, \"stride\": 2, \"padding\": \"same\","
                        + " \"activation\": \"tanh\"},"
                        + "{\"type\": \"conv2d\", \"filters\": 3, \"size\": 2, \"padding\": \"same\"},"
                        + "{\"type\": \"maxpool\", \"size\": 3, \"stride\": 2, \"padding\": \"same\"}, "
                        + DENSE
            })
    void convolutionalNet_hasTheSameLossAfterFiftyBatches(String layers) {
        requireSameLoss(digits(layers, "{\"type\": \"momentum\", \"learningRate\": 0.02}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"dropout\", \"rate\": 0.3}, " + DENSE + ", {\"type\": \"dropout\", \"rate\": 0.2}",
                "{\"type\": \"batchnorm\"}, " + DENSE + ", {\"type\": \"batchnorm\"}"
            })
    void otherLayers_haveTheSameLossAfterFiftyBatches(String layers) {
        requireSameLoss(digits(layers, "{\"type\": \"sgd\", \"learningRate\": 0.05}"));
    }

    /** As many examples as leave one for the last batch of each epoch. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                DENSE + ", {\"type\": \"batchnorm\"}",
                DENSE + ", {\"type\": \"batchnorm\"}, " + DENSE + ", {\"type\": \"batchnorm\"}",
                "{\"type\": \"conv2d\", \"filters\": 4, \"size\": 8}, {\"type\": \"batchnorm\"}"
            })
    void normalisedNet_whoseLastBatchWouldBeOneExample_hasTheSameLossAfterFiftyBatches(String layers) {
        Bundle bundle = digits(layers, "{\"type\": \"sgd\", \"learningRate\": 0.05}");
        int size = bundle.training().batchSize();
        requireSameLoss(
                bundle, Digits.examples().select(IntStream.range(0, 160 + 1).toArray()), 160 / size);
    }

    /** A channel of several values has a variance in one example. */
    @Test
    void normalisedImages_learnFromALastBatchOfOne() {
        Bundle bundle = digits(
                "{\"type\": \"conv2d\", \"filters\": 4, \"size\": 3}, {\"type\": \"batchnorm\"}",
                "{\"type\": \"sgd\", \"learningRate\": 0.05}");
        int size = bundle.training().batchSize();
        requireSameLoss(
                bundle, Digits.examples().select(IntStream.range(0, 144 + 1).toArray()), 144 / size + 1);
    }

    @Test
    void singleExample_isTooFewForANormalisedNet_withEitherEngine() {
        Bundle bundle = digits(DENSE + ", {\"type\": \"batchnorm\"}", "{\"type\": \"sgd\", \"learningRate\": 0.05}");
        for (EngineKind kind : EngineKind.values()) {
            try (Engine engine = kind.open(bundle)) {
                ModelWeights start = Initialisation.fromSeed(SEED, engine.layout());
                Examples one = Digits.examples().select(new int[] {0});

                assertThatThrownBy(() -> engine.train(start, one, SEED, TrainingProgress.NONE))
                        .as(kind.text())
                        .hasMessageStartingWith("DATA_INVALID|1 examples to train on are too few");
                assertThat(engine.evaluate(start, one).loss()).isFinite();
            }
        }
    }

    @Test
    void recurrentNet_hasTheSameLossAfterFiftyBatches() {
        Bundle bundle = Bundles.of(Bundles.SERIES.replace("\"localEpochs\": 1", "\"localEpochs\": 5"));
        Random random = new Random(11);
        float[] features = new float[40 * 6];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextGaussian();
        }
        int[] labels =
                IntStream.range(0, 40).map(i -> features[i * 6] > 0 ? 1 : 0).toArray();
        requireSameLoss(bundle, Examples.of(features, labels, 6, 2));
    }

    @Test
    void netForNumbers_hasTheSameLossAfterFiftyBatches() {
        Bundle bundle = Bundles.of(Bundles.TINY
                .replace("\"classes\": [\"no\", \"yes\"]", "\"type\": \"numeric\"")
                .replace("0.5}, \"localEpochs\": 1", "0.05}, \"localEpochs\": 2"));
        Random random = new Random(12);
        float[] features = new float[100];
        float[] numbers = new float[50];
        for (int i = 0; i < 50; i++) {
            features[2 * i] = random.nextFloat();
            features[2 * i + 1] = random.nextFloat();
            numbers[i] = features[2 * i] - 2 * features[2 * i + 1];
        }
        requireSameLoss(bundle, Examples.ofTargets(features, numbers, 2, 0));
    }

    /** A step beyond the finite numbers, and a model whose outputs are none: refused and measured alike. */
    @ParameterizedTest
    @ValueSource(strings = {DENSE, "{\"type\": \"conv2d\", \"filters\": 4, \"size\": 3}"})
    void hugeWeights_areTreatedAlike(String layers) {
        Bundle bundle = digits(layers, "{\"type\": \"sgd\", \"learningRate\": 10}");
        List<String> said = new ArrayList<>();
        for (EngineKind kind : EngineKind.values()) {
            try (Engine engine = kind.open(bundle)) {
                float[] huge = new float[engine.layout().elements()];
                for (int i = 0; i < huge.length; i++) {
                    huge[i] = i % 2 == 0 ? 3e38f : -3e38f;
                }
                ModelWeights model = ModelWeights.of(engine.layout(), huge);
                Evaluation measured = engine.evaluate(model, Digits.examples());
                assertThat(measured.loss()).as(kind.text()).isNaN();
                try {
                    engine.train(model, Digits.examples(), SEED, TrainingProgress.NONE);
                    said.add("trained");
                } catch (RuntimeException e) {
                    said.add(e.getMessage());
                }
                said.add(measured.measured().toString());
            }
        }
        assertThat(said.subList(0, 2)).isEqualTo(said.subList(2, 4));
        assertThat(said.get(0)).startsWith("MODEL_INVALID|training diverged");
    }

    private static Bundle digits(String layers, String updater) {
        return Bundles.of(new String(Digits.bundleWith(DENSE, layers).canonicalBytes(), StandardCharsets.UTF_8)
                .replace("\"proximalMu\":0,", "\"proximalMu\":0.01,")
                .replaceAll("\"updater\":\\{[^}]*}", "\"updater\":" + updater));
    }

    private static void requireSameLoss(Bundle bundle) {
        requireSameLoss(bundle, Digits.examples().select(IntStream.range(0, 160).toArray()));
    }

    private static void requireSameLoss(Bundle bundle, Examples examples) {
        int size = bundle.training().batchSize();
        requireSameLoss(bundle, examples, (examples.size() + size - 1) / size);
    }

    private static void requireSameLoss(Bundle bundle, Examples examples, int epochSteps) {
        assertThat(bundle.training().localEpochs() * epochSteps).isEqualTo(50);
        try (Engine dl4j = EngineKind.DL4J.open(bundle);
                Engine djl = EngineKind.DJL.open(bundle)) {
            ModelWeights start = Initialisation.fromSeed(SEED, dl4j.layout());
            List<Double> told = new ArrayList<>();
            List<Double> toldByOther = new ArrayList<>();
            ModelWeights one = dl4j.train(start, examples, SEED, (epoch, epochs, loss) -> told.add(loss));
            ModelWeights other = djl.train(start, examples, SEED, (epoch, epochs, loss) -> toldByOther.add(loss));
            Evaluation begun = dl4j.evaluate(start, examples);
            Evaluation ended = dl4j.evaluate(one, examples);

            assertThat(ended.loss()).isNotCloseTo(begun.loss(), within(100 * CLOSE));
            assertThat(djl.evaluate(start, examples).loss()).isCloseTo(begun.loss(), within(1e-5));
            assertThat(djl.evaluate(other, examples).loss()).isCloseTo(ended.loss(), within(CLOSE));
            assertThat(dl4j.evaluate(other, examples).loss()).isCloseTo(ended.loss(), within(CLOSE));
            assertThat(toldByOther).hasSameSizeAs(told);
            for (int i = 0; i < told.size(); i++) {
                assertThat(toldByOther.get(i)).isCloseTo(told.get(i), within(CLOSE));
            }
        }
    }
}

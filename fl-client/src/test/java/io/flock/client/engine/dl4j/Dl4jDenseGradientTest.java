package io.flock.client.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.dense.DenseChain;
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
import org.junit.jupiter.params.provider.CsvSource;

/** The short way for dense layers against DL4J's own: a dropout that drops nothing makes a model go that way. */
class Dl4jDenseGradientTest {
    private static final Digest SEED = new Digest("4".repeat(64));
    private static final double CLOSE = 1e-4;

    /** Fifty batches, ten an epoch, of which the last has six examples and the others sixteen. */
    @ParameterizedTest
    @CsvSource({
        "relu, identity, sgd, 0.1, 0",
        "tanh, relu, sgd, 0.1, 0.01",
        "sigmoid, tanh, momentum, 0.05, 0",
        "identity, sigmoid, adam, 0.001, 0.01",
        "relu, relu, momentum, 0.05, 0.01"
    })
    void lossesAndWeights_areThoseOfDl4jsOwnWay(
            String first, String second, String updater, double rate, double proximalMu) {
        Bundle bundle = Bundles.of(
                """
                {"schemaVersion": 1, "name": "digits",
                 "model": {"layers": [{"type": "dense", "units": 33, "activation": "%s"},
                                      {"type": "dense", "units": 17, "activation": "%s"}, {"type": "output"}]},
                 "data": {"kind": "image", "height": 8, "width": 8, "classes": 10, "maxValue": 16},
                 "training": {"updater": {"type": "%s", "learningRate": %s}, "proximalMu": %s,
                              "localEpochs": 5, "batchSize": 16}}
                """
                        .formatted(first, second, updater, rate, proximalMu));
        requireBothWaysAlike(
                bundle, Digits.examples().select(IntStream.range(0, 150).toArray()));
    }

    @Test
    void netForNumbers_isTheSameOnBothWays() {
        Bundle bundle = Bundles.of(Bundles.TINY
                .replace("\"classes\": [\"no\", \"yes\"]", "\"type\": \"numeric\"")
                .replace("0.5}, \"localEpochs\": 1", "0.05}, \"localEpochs\": 2"));
        Random random = new Random(12);
        float[] features = new float[98];
        float[] numbers = new float[49];
        for (int i = 0; i < numbers.length; i++) {
            features[2 * i] = random.nextFloat();
            features[2 * i + 1] = random.nextFloat();
            numbers[i] = features[2 * i] - 2 * features[2 * i + 1];
        }
        requireBothWaysAlike(bundle, Examples.ofTargets(features, numbers, 2, 0));
    }

    private static void requireBothWaysAlike(Bundle bundle, Examples examples) {
        Bundle otherWay = Bundles.of(new String(bundle.canonicalBytes(), StandardCharsets.UTF_8)
                .replace("{\"type\":\"output\"}", "{\"rate\":0,\"type\":\"dropout\"},{\"type\":\"output\"}"));
        assertThat(DenseChain.of(bundle)).isPresent();
        assertThat(DenseChain.of(otherWay)).isEmpty();
        try (Engine engine = Dl4jEngine.open(bundle);
                Engine other = Dl4jEngine.open(otherWay)) {
            ModelWeights start = Initialisation.fromSeed(SEED, engine.layout());
            List<Double> told = new ArrayList<>();
            List<Double> toldByOther = new ArrayList<>();

            ModelWeights trained = engine.train(start, examples, SEED, (epoch, epochs, loss) -> told.add(loss));
            ModelWeights reference = other.train(
                    ModelWeights.of(other.layout(), start.toArray()),
                    examples,
                    SEED,
                    (epoch, epochs, loss) -> toldByOther.add(loss));

            assertThat(trained.toArray()).isNotEqualTo(start.toArray());
            assertThat(trained.toArray()).containsExactly(reference.toArray(), within((float) CLOSE));
            assertThat(engine.evaluate(trained, examples).loss())
                    .isCloseTo(other.evaluate(reference, examples).loss(), within(CLOSE));
            assertThat(told).hasSameSizeAs(toldByOther);
            for (int i = 0; i < told.size(); i++) {
                assertThat(told.get(i)).isCloseTo(toldByOther.get(i), within(CLOSE));
            }
        }
    }
}

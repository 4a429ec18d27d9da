package io.flock.client.engine.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.engine.dl4j.Dl4jEngine;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseEngineTest {
    private static final Digest SEED = new Digest("3".repeat(64));

    /** 50 batches of 16: the same weights, the same order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"momentum\", \"learningRate\": 0.05}",
                "{\"type\": \"sgd\", \"learningRate\": 0.1}",
                "{\"type\": \"adam\", \"learningRate\": 0.001}"
            })
    void lossAfterFiftyBatches_isThatOfDl4j(String updater) {
        for (String activation : new String[] {"relu", "tanh", "sigmoid"}) {
            Bundle bundle = Digits.bundleWith(
                    "{\"layers\": [{\"type\": \"dense\", \"units\": 32}",
                    "{\"layers\": [{\"type\": \"dense\", \"units\": 32, \"activation\": \"" + activation + "\"}");
            bundle = Bundles.of(new String(bundle.canonicalBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\"updater\":\\{[^}]*}", "\"proximalMu\":0.01,\"updater\":" + updater)
                    .replaceFirst("\"proximalMu\":0,", ""));
            Examples digits = Digits.examples().select(IntStream.range(0, 160).toArray());
            try (Engine plain = DenseEngine.open(bundle);
                    Engine dl4j = Dl4jEngine.open(bundle)) {
                ModelWeights start = Initialisation.fromSeed(SEED, plain.layout());
                double here = plain.evaluate(plain.train(start, digits, SEED, TrainingProgress.NONE), digits)
                        .loss();
                double there = plain.evaluate(dl4j.train(start, digits, SEED, TrainingProgress.NONE), digits)
                        .loss();

                assertThat(here).as(activation).isCloseTo(there, within(1e-4));
                assertThat(plain.evaluate(start, digits).loss())
                        .isCloseTo(dl4j.evaluate(start, digits).loss(), within(1e-6));
            }
        }
    }

    @Test
    void severalThreads_getTheSameBits() {
        Bundle bundle = Digits.bundle();
        try (Engine engine = DenseEngine.open(bundle)) {
            ModelWeights start = Initialisation.fromSeed(SEED, engine.layout());
            assertThat(IntStream.range(0, 8)
                            .parallel()
                            .mapToObj(any -> engine.train(start, Digits.examples(), SEED, TrainingProgress.NONE))
                            .distinct())
                    .hasSize(1);
        }
    }

    /** What is published of simulations was measured with these bits. */
    @Test
    void training_givesTheBitsThatItAlwaysGave() {
        try (Engine engine = DenseEngine.open(Digits.bundle())) {
            ModelWeights start = Initialisation.fromSeed(SEED, engine.layout());

            assertThat(engine.train(start, Digits.examples(), SEED, TrainingProgress.NONE)
                            .tensorDigest())
                    .isEqualTo(new Digest("91b05d64aab6790bddf22578a7cb6dd4c490e48470a7da5456c3da7525133dd1"));
        }
    }

    @Test
    void layersThatAreNotDense_areRefused() {
        assertThatThrownBy(() -> DenseEngine.open(Bundles.of(Bundles.ALL_LAYERS)))
                .hasMessageStartingWith("UNSUPPORTED|the engine for dense layers has no conv2d");
    }
}

package io.flock.client.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.engine.choice.EngineKind;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DjlEngineTest {
    private static final Digest SEED = Digest.ofBytes(new byte[32]);
    private static final Digest OTHER_SEED = new Digest("ff".repeat(32));

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
        try (Engine used = EngineKind.DJL.open(bundle);
                Engine fresh = EngineKind.DJL.open(bundle)) {
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
    void otherJvm_getsTheSameBits_andConnectsToNobody() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LonelyTraining.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process other = builder.start();
        String told = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(other.waitFor()).isZero();
        assertThat(told.lines())
                .containsExactly(LonelyTraining.digest().hex(), "connections before 0", "connections after 1");
    }

    @Test
    void modelOrDataOfAnotherBundle_isRefused() {
        try (Engine engine = EngineKind.DJL.open(Digits.bundle())) {
            ModelWeights foreign = Initialisation.fromSeed(
                    SEED, Bundles.of(Bundles.TINY).shape().layout());
            ModelWeights own = Initialisation.fromSeed(SEED, engine.layout());
            Examples narrow = Examples.of(new float[2], new int[1], 2, 10);

            assertThatThrownBy(() -> engine.evaluate(foreign, Digits.examples()))
                    .hasMessageStartingWith("MODEL_INVALID|");
            assertThatThrownBy(() -> engine.evaluate(own, narrow)).hasMessageStartingWith("DATA_INVALID|");
        }
    }
}

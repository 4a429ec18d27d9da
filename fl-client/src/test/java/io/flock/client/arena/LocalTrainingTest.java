package io.flock.client.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Digits;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.engine.dense.DenseEngine;
import io.flock.client.privacy.PrivateRelease;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import org.junit.jupiter.api.Test;

class LocalTrainingTest {
    private static final ArenaSecrets SECRETS =
            new ArenaSecrets(ParticipantSecret.ofBytes(new byte[32]), "flock", TaskId.parse("task"));
    private static final Bundle NOISY =
            Digits.bundleWith("\"batchSize\": 16", "\"batchSize\": 16, \"clipNorm\": 0.5, \"noiseMultiplier\": 2");

    @Test
    void modelOfABundleThatAddsNoise_isTheStepThatWasClippedAndNoised() {
        try (Engine engine = DenseEngine.open(NOISY)) {
            Split data = data(NOISY);
            ModelWeights parent = Initialisation.fromSeed(SECRETS.initialSeed(), engine.layout());
            ModelWeights trained = engine.train(parent, data.train(), SECRETS.trainingSeed(0), TrainingProgress.NONE);

            ModelWeights shown = new LocalTraining(NOISY, engine, data, SECRETS)
                    .candidate(0, TrainingProgress.NONE)
                    .weights();

            assertThat(shown).isEqualTo(new PrivateRelease(0.5, 2).of(parent, trained, SECRETS.trainingSeed(0)));
            // Noise of deviation 1 on each of 2410 values, where the step alone has a length of 0.5 at most.
            assertThat(distance(parent, shown)).isGreaterThan(40);
        }
    }

    @Test
    void withNoise_noEpochIsDropped_howeverItsModelDoesOnTheTestPart() {
        try (Engine engine = DenseEngine.open(NOISY)) {
            LocalTraining training = new LocalTraining(NOISY, engine, data(NOISY), SECRETS);
            for (int epoch = 1; epoch < 6; epoch++) {
                ModelSource.Candidate before = training.candidate(epoch - 1, TrainingProgress.NONE);
                ModelSource.Candidate now = training.candidate(epoch, TrainingProgress.NONE);

                assertThat(now.since()).isEqualTo(epoch);
                assertThat(now.parent()).isEqualTo(before.weights().tensorDigest());
            }
        }
    }

    @Test
    void withoutNoise_anEpochThatDoesNotLowerTheLoss_isDropped() {
        Bundle wild = Digits.bundleWith("\"learningRate\": 0.05", "\"learningRate\": 2");
        try (Engine engine = DenseEngine.open(wild)) {
            Split data = data(wild);
            LocalTraining training = new LocalTraining(wild, engine, data, SECRETS);
            int dropped = 0;
            for (int epoch = 1; epoch < 6; epoch++) {
                ModelSource.Candidate before = training.candidate(epoch - 1, TrainingProgress.NONE);
                ModelSource.Candidate now = training.candidate(epoch, TrainingProgress.NONE);

                assertThat(loss(engine, now, data)).isLessThanOrEqualTo(loss(engine, before, data));
                assertThat(now.since() == epoch || now.equals(before)).isTrue();
                dropped += now.equals(before) ? 1 : 0;
            }
            assertThat(dropped).isPositive();
        }
    }

    private static double loss(Engine engine, ModelSource.Candidate candidate, Split data) {
        return engine.evaluate(candidate.weights(), data.test()).loss();
    }

    private static Split data(Bundle bundle) {
        return Split.of(Digits.examples(), bundle.training().splitTrain(), SECRETS.splitSeed());
    }

    private static double distance(ModelWeights a, ModelWeights b) {
        double squares = 0;
        for (int i = 0; i < a.size(); i++) {
            double difference = (double) a.get(i) - b.get(i);
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }
}

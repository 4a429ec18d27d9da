package io.flock.client.engine.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.data.Digits;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 240 examples in batches of 16: 15 steps an epoch. */
class CutTrainingTest {
    private static final Digest SEED = new Digest("7".repeat(64));
    private static final int EPOCH = 15;

    @ParameterizedTest
    @EnumSource(EngineKind.class)
    void trainingThatEndsWithAnEpoch_isTheTrainingOfFewerEpochs(EngineKind kind) {
        ModelWeights two;
        try (Engine engine = kind.open(Digits.bundleWith("\"localEpochs\": 5", "\"localEpochs\": 2"))) {
            two = train(engine, TrainingProgress.NONE);
        }
        try (Engine engine = kind.open(Digits.bundle())) {
            assertThat(train(engine, new EndsAfter(2 * EPOCH))).isEqualTo(two);
            assertThat(train(engine, TrainingProgress.NONE)).isNotEqualTo(two);
        }
    }

    @ParameterizedTest
    @EnumSource(EngineKind.class)
    void asManySteps_leadToTheSameBits(EngineKind kind) {
        try (Engine engine = kind.open(Digits.bundle())) {
            EndsAfter progress = new EndsAfter(EPOCH + 4);
            ModelWeights cut = train(engine, progress);

            assertThat(progress.epochs).containsExactly(1);
            assertThat(progress.asked).isEqualTo(EPOCH + 4);
            assertThat(train(engine, new EndsAfter(EPOCH + 4))).isEqualTo(cut);
            assertThat(train(engine, new EndsAfter(EPOCH + 5))).isNotEqualTo(cut);
        }
    }

    @ParameterizedTest
    @EnumSource(EngineKind.class)
    void lastStep_isNotAskedAbout(EngineKind kind) {
        try (Engine engine = kind.open(Digits.bundle())) {
            EndsAfter progress = new EndsAfter(5 * EPOCH);
            train(engine, progress);

            assertThat(progress.asked).isEqualTo(5 * EPOCH - 1);
            assertThat(progress.epochs).hasSize(5);
        }
    }

    private static ModelWeights train(Engine engine, TrainingProgress progress) {
        return engine.train(Initialisation.fromSeed(SEED, engine.layout()), Digits.examples(), SEED, progress);
    }

    private static final class EndsAfter implements TrainingProgress {
        private final long last;
        private final List<Integer> epochs = new ArrayList<>();
        private long asked;

        EndsAfter(long last) {
            this.last = last;
        }

        @Override
        public void epochDone(int epoch, int all, double loss) {
            epochs.add(epoch);
        }

        @Override
        public boolean endsAfter(long steps, long all) {
            asked++;
            assertThat(steps).isEqualTo(asked);
            assertThat(all).isEqualTo(5 * EPOCH);
            return steps == last;
        }
    }
}

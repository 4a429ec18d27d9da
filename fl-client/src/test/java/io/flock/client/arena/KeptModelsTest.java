package io.flock.client.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.ExampleLosses;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptModelsTest {
    private final Counting engine = new Counting();
    private final LocalTraining training = new LocalTraining(
            Digits.bundle(),
            engine,
            new Split(Digits.examples(), Digits.examples()),
            new ArenaSecrets(ParticipantSecret.ofBytes(new byte[32]), "flock", TaskId.parse("task")));

    private float shown(int epoch) {
        return training.candidate(epoch, TrainingProgress.NONE).weights().get(0);
    }

    @Test
    void modelsOfLongAgo_areNotKept_andComeAgainTheSame() {
        float early = shown(2);
        float late = shown(20);
        assertThat(engine.trained).isEqualTo(21);
        assertThat(shown(19)).isEqualTo(late - 1);
        assertThat(engine.trained).as("the one before is kept").isEqualTo(21);

        assertThat(shown(2)).isEqualTo(early);
        assertThat(engine.trained).as("made again").isEqualTo(24);
        assertThat(shown(20)).isEqualTo(late);
    }

    @Test
    void epochsThatMakeItNoBetter_showTheModelBefore_howeverMany() {
        float best = shown(3);
        engine.worse = true;

        assertThat(shown(15)).isEqualTo(best);
        assertThat(training.candidate(15, TrainingProgress.NONE).since()).isEqualTo(3);
        assertThat(engine.trained).isEqualTo(16);
        assertThat(shown(3)).isEqualTo(best);
        assertThat(engine.trained).isEqualTo(16);
    }

    /** Adds one in each training; the more, the better. */
    private static final class Counting implements Engine {
        private final TensorLayout layout = TensorLayout.of(List.of(new TensorSpec("v", List.of(1), Fill.ZERO)));
        int trained;
        boolean worse;

        @Override
        public TensorLayout layout() {
            return layout;
        }

        @Override
        public ModelWeights train(ModelWeights global, Examples train, Digest seed, TrainingProgress progress) {
            trained++;
            return ModelWeights.of(layout, new float[] {global.get(0) + (worse ? -1 : 1)});
        }

        @Override
        public Evaluation evaluate(ModelWeights model, Examples examples) {
            return new Evaluation(-model.get(0), 1, Map.of(), ExampleLosses.of(0f));
        }

        @Override
        public void close() {}
    }
}

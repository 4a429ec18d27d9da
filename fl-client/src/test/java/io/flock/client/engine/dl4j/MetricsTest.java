package io.flock.client.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.attack.FlippedLabels;
import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.DataReader;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    private static final Digest SEED = new Digest("7".repeat(64));

    /** y = 2·x + 100, x from −1 to 1, learnt as (y − 100) / 2. */
    private static final String LINE =
            """
            {"schemaVersion": 1, "name": "line", "model": {"layers": [{"type": "output"}]},
             "data": {"kind": "tabular", "columns": [{"name": "x", "type": "numeric"}],
                      "label": {"name": "y", "type": "numeric", "center": 100, "scale": 2, "min": 90}},
             "training": {"updater": {"type": "sgd", "learningRate": 0.1}, "localEpochs": 30, "batchSize": 4},
             "evaluation": {"metric": "mae", "secondary": ["rmse"]}}
            """;

    @TempDir
    Path folder;

    @Test
    void bundle_namesWhatIsMeasured() {
        Bundle bundle = Digits.bundleWith(
                "\"batchSize\": 16}",
                "\"batchSize\": 16}, \"evaluation\": {\"metric\": \"macroF1\", \"secondary\": [\"auc\"]}");
        try (Engine engine = Dl4jEngine.open(bundle)) {
            ModelWeights start = Initialisation.fromSeed(SEED, engine.layout());
            ModelWeights trained = engine.train(start, Digits.examples(), SEED, TrainingProgress.NONE);
            Evaluation evaluation = engine.evaluate(trained, Digits.examples());

            assertThat(evaluation.measured()).containsOnlyKeys(Metric.ACCURACY, Metric.MACRO_F1, Metric.AUC);
            assertThat(evaluation.by(Metric.MACRO_F1).orElseThrow()).isBetween(850_000L, 1_000_000L);
            assertThat(evaluation.by(Metric.AUC).orElseThrow()).isBetween(950_000L, 1_000_000L);
            assertThat(evaluation.by(Metric.MAE)).isEmpty();
        }
    }

    @Test
    void number_isLearnt_andItsErrorsAreInItsOwnUnit() throws IOException {
        Bundle bundle = Bundles.of(LINE);
        Examples line = line(bundle, "");
        try (Engine engine = Dl4jEngine.open(bundle)) {
            ModelWeights zero =
                    ModelWeights.of(engine.layout(), new float[engine.layout().elements()]);
            Evaluation before = engine.evaluate(zero, line);
            ModelWeights trained = engine.train(zero, line, SEED, TrainingProgress.NONE);
            Evaluation after = engine.evaluate(trained, line);

            // Σ x² / 41 over x = −1, −0.95, … 1 is 0.35; the mean of |2·x| is 2 · 21 / 41.
            assertThat(before.loss()).isBetween(0.3499, 0.3501);
            assertThat(before.measured())
                    .containsEntry(Metric.MAE, 1_024_390L)
                    .containsEntry(Metric.RMSE, Math.round(2e6 * Math.sqrt(0.35)));
            assertThat(after.by(Metric.MAE).orElseThrow()).isLessThan(1_000);
            assertThat(after.accuracy()).isZero();
            ModelWeights opposite = engine.train(zero, FlippedLabels.of(line), SEED, TrainingProgress.NONE);
            assertThat(engine.evaluate(opposite, line).by(Metric.MAE).orElseThrow())
                    .isGreaterThan(2_000_000);
        }
    }

    @Test
    void labelThatIsMissing_orOutOfRange_isRefused() {
        Bundle bundle = Bundles.of(LINE);

        assertThatThrownBy(() -> line(bundle, "0,\n"))
                .hasMessageContaining("line 43")
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> line(bundle, "0,89\n")).hasMessageContaining("below the least, 90.0");
        assertThatThrownBy(() -> line(bundle, "0,many\n")).hasMessageContaining("not a number");
    }

    @Test
    void bundleOfNumbers_keepsItsMeaning() {
        Bundle bundle = Bundles.of(LINE);

        assertThat(Bundle.readCanonical(bundle.canonicalBytes())).isEqualTo(bundle);
        assertThat(bundle.data().classes()).isEmpty();
    }

    private Examples line(Bundle bundle, String more) throws IOException {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = -20; i <= 20; i++) {
            csv.append(i / 20.0).append(',').append(100 + i / 10.0).append('\n');
        }
        Path file = folder.resolve("line.csv");
        Files.writeString(file, csv.append(more));
        return DataReader.read(bundle.data(), List.of(file));
    }
}

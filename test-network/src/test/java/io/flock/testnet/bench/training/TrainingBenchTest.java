package io.flock.testnet.bench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.engine.choice.EngineKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingBenchTest {
    @Test
    void everyTrainer_isMeasured_onEveryNet_andSetAgainstPyTorch() {
        TrainingBench bench = new TrainingBench(20, 1, 0.02);
        List<TrainingFigure> figures = new ArrayList<>();
        for (TrainingNet net : TrainingNet.values()) {
            for (EngineKind kind : EngineKind.values()) {
                TrainingFigure figure = bench.measure(kind, net, 8);
                assertThat(figure.examplesPerSecond()).isPositive().isFinite();
                figures.add(figure);
            }
        }
        TrainingFigure half = figures.get(0);
        TrainingFigure torch =
                new TrainingFigure(half.net(), half.batchSize(), "PyTorch", 2 * half.examplesPerSecond(), 0);

        assertThat(TrainingBenchCommand.lines(figures, List.of(torch)))
                .hasSize(figures.size() + 3)
                .anyMatch(
                        line -> line.startsWith("784-200-200-10") && line.contains(" dl4j ") && line.contains(" 0.50"));
        assertThat(TrainingBenchCommand.json(figures, List.of(torch))
                        .getAsJsonArray("training")
                        .get(0)
                        .getAsJsonObject()
                        .get("ofPyTorch")
                        .getAsDouble())
                .isEqualTo(0.5);
    }

    @Test
    void interpreterThatIsNone_isRefused() {
        assertThatThrownBy(() -> TorchRun.measure(Path.of("no-such-python"), List.of(10), 20, 1, 0))
                .hasMessageStartingWith("CONFIGURATION_INVALID|PyTorch could not be run with no-such-python");
    }
}

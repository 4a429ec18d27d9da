package io.flock.testnet.bench.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.Flock;
import io.flock.client.engine.choice.EngineKind;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.TemporaryFolder;
import io.flock.testnet.bench.load.BenchSection;
import io.flock.testnet.bench.load.Stopwatch;
import io.flock.testnet.bench.overhead.OverheadOptions;
import io.flock.testnet.bench.training.TrainingNet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningBenchTest {
    private static final int VALUES = 5_000;
    private static final OverheadOptions ROUND = new OverheadOptions(3, 20, 1);
    private static final Stopwatch STOPWATCH = new Stopwatch(1, Duration.ZERO);

    private static LearningOptions options(int updates, int values, int runs, int examples) {
        return new LearningOptions(
                List.of(updates), List.of(values), runs, List.of(), Optional.empty(), examples, ROUND, Duration.ZERO);
    }

    private static LearningOptions options(List<Integer> updates, List<AggregationRule> rules, Optional<Path> python) {
        return new LearningOptions(updates, List.of(VALUES), 1, rules, python, 1, ROUND, Duration.ZERO);
    }

    private static BenchSection section(LearningPart part) throws InterruptedException {
        return new LearningBench(options(9, VALUES, 1, 20), line -> {}).measure(part);
    }

    @Test
    void oneRuleOfEachKind_isMeasured_besideTheMemorysBandwidth() throws InterruptedException {
        AggregationSection section = (AggregationSection) section(LearningPart.AGGREGATION);

        assertThat(section.figures())
                .extracting(AggregationFigure::rule)
                .containsExactly(
                        "fedavg",
                        "median",
                        "trimmedMean(0.2)",
                        "krum(3)",
                        "multiKrum(3,2)",
                        "geometricMedian",
                        "clippedMean(1)");
        assertThat(section.figures()).allSatisfy(figure -> {
            assertThat(figure.seconds()).isPositive();
            assertThat(figure.bandwidthShare()).isPositive().isFinite();
            assertThat(figure.numpySeconds()).isEmpty();
        });
        assertThat(section.lines()).hasSize(1 + section.figures().size());
    }

    @Test
    void timesOfNumpy_areSetBesideOurs_onlyForTheSameResult() {
        ResultSample ours = new ResultSample(List.of(0.5, -0.25));
        AggregationFigure figure = new AggregationFigure("median", 9, 2, 0.2, 1, 0.1, ours, Optional.empty());

        AggregationFigure beside =
                figure.beside(Optional.of(new NumpyFigure(1, new ResultSample(List.of(0.5000001, -0.25)))));
        assertThat(beside.timesAsFast()).contains(5.0);
        JsonArray json = new AggregationSection(List.of(figure, beside)).json();
        assertThat(json.get(0).getAsJsonObject().has("timesAsFastAsNumpy")).isFalse();
        assertThat(json.get(1).getAsJsonObject().get("timesAsFastAsNumpy").getAsDouble())
                .isEqualTo(5);
        assertThatThrownBy(() -> figure.beside(Optional.of(new NumpyFigure(1, new ResultSample(List.of(0.5, -0.26))))))
                .hasMessageStartingWith("INTERNAL|NumPy's result of median is another one");
    }

    @Test
    void aggregatesSample_isSpreadOverAllOfIt() {
        assertThat(ResultSample.of(RandomWeights.of(RandomWeights.layout(VALUES), 1))
                        .values())
                .hasSize(1000);
        assertThat(ResultSample.of(RandomWeights.of(RandomWeights.layout(7), 1)).values())
                .hasSize(7);
    }

    @Test
    void encodings_takeTheRoomThatTheirFormatsSay() throws InterruptedException {
        EncodingSection section = (EncodingSection) section(LearningPart.ENCODING);

        assertThat(section.figures()).extracting(EncodingFigure::encoding).containsExactly(MeasuredEncoding.values());
        List<Double> expected = List.of(1.0, 0.5, 0.25, 0.02);
        for (int i = 0; i < expected.size(); i++) {
            EncodingFigure figure = section.figures().get(i);
            // Beyond the values there is a header.
            assertThat(figure.fileBytes() - expected.get(i) * VALUES * Float.BYTES)
                    .as(figure.encoding().text())
                    .isBetween(0.0, 512.0);
            assertThat(figure.writeOfHash()).isPositive().isFinite();
            assertThat(figure.readOfHash()).isPositive().isFinite();
        }
        JsonObject topK = section.json().get(3).getAsJsonObject();
        assertThat(topK.get("encoding").getAsString()).isEqualTo("topK(0.01)");
        assertThat(topK.get("values").getAsInt()).isEqualTo(VALUES);
    }

    @Test
    void evaluation_isMeasuredHere_andInTheChildProcess() {
        EvaluationFigure figure = new EvaluationBench(20, STOPWATCH).measure(EngineKind.DL4J, TrainingNet.DENSE);

        assertThat(figure.ofTraining()).isPositive().isFinite();
        assertThat(figure.childOfOwn()).isPositive().isFinite();
        assertThat(figure.firstSeconds()).isPositive();
        assertThat(new EvaluationSection(List.of(figure)).lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("784-200-200-10  dl4j"));
    }

    @Test
    void numberOutOfRange_isRefused_withTheOptionsName() {
        assertThatThrownBy(() -> options(8, 1, 1, 1)).hasMessageStartingWith("USAGE|--updates is from 9 to 256, not 8");
        assertThatThrownBy(() -> options(9, 0, 1, 1)).hasMessageContaining("--values");
        assertThatThrownBy(() -> options(9, 1, 101, 1)).hasMessageContaining("--runs");
        assertThatThrownBy(() -> options(9, 1, 1, 0))
                .isInstanceOfSatisfying(FlockException.class, refusal -> assertThat(refusal.is(ErrorCode.USAGE))
                        .isTrue());
    }

    @Test
    void ruleThatNeedsMoreUpdates_isRefused_beforeAnythingIsMeasured() {
        assertThatThrownBy(() -> options(List.of(50, 10), List.of(AggregationRule.parse("krum(4)")), Optional.empty()))
                .hasMessageStartingWith("USAGE|--rule krum(4) needs 11 updates, --updates is 10");
    }

    @Test
    void textThatIsNoRule_isRefusedByTheCommand() {
        StringWriter told = new StringWriter();
        PrintWriter writer = new PrintWriter(told);

        int status = Flock.commandLine(writer, writer).execute("bench", "learning", "--rule", "average");

        assertThat(status).isEqualTo(ExitClass.USAGE.status());
        assertThat(told.toString()).contains("average").doesNotContain("combining");
    }

    @Test
    void interpreterThatIsNone_isRefused_beforeUpdatesAreMade() {
        List<String> told = new ArrayList<>();
        Optional<Path> none = Optional.of(Path.of("no-such-python"));
        LearningBench bench = new LearningBench(options(List.of(9), List.of(), none), told::add);

        assertThatThrownBy(() -> bench.measure(LearningPart.AGGREGATION))
                .hasMessageStartingWith("CONFIGURATION_INVALID|NumPy could not be run with no-such-python");
        assertThat(told).isEmpty();
    }

    @Test
    void programThatIsNoInterpreter_isRefused(@TempDir Path folder) throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\ncat > /dev/null\necho '[]'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> NumpyRun.require(program))
                .hasMessageStartingWith(
                        "CONFIGURATION_INVALID|NumPy could not be run with " + program + ": its answer");
    }

    @Test
    void updatesThatCantBeWritten_leaveNothing(@TempDir Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("updates"));
        Files.createDirectory(folder.resolve("update-002.safetensors"));

        assertThatThrownBy(() -> new UpdateFiles(new TemporaryFolder(folder), 9, 10))
                .hasMessageStartingWith("STATE_FOLDER_UNUSABLE|updates can't be written");
        assertThat(folder).doesNotExist();
    }

    @Test
    void updates_areGone_onceTheyAreClosed(@TempDir Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("updates"));

        new UpdateFiles(new TemporaryFolder(folder), 9, 10).close();

        assertThat(folder).doesNotExist();
    }
}

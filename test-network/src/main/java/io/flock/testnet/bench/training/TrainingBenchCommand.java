package io.flock.testnet.bench.training;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Table;
import io.flock.client.engine.choice.EngineKind;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.bench.load.FigureText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock bench training}. */
@Command(
        name = "training",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures how many examples each engine trains on in a second of its CPU time, on one thread: a dense net",
            "(784-200-200-10) and a small convolutional one."
        },
        footer = {"", "Example:", "  flock bench training --python python3"})
public final class TrainingBenchCommand implements Callable<Integer> {
    /** Of CPU time, for each run: long beside the hundredths that a system counts in. */
    private static final double SECONDS = 1;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            split = ",",
            defaultValue = "10,32,64",
            description = "examples per step (default: ${DEFAULT-VALUE})")
    private List<Integer> batchSizes;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "1280",
            description = "examples of an epoch (default: ${DEFAULT-VALUE})")
    private int examples;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "runs of which the best is told, each of a second at least (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--python", paramLabel = "FILE", description = "an interpreter with PyTorch, to compare with")
    private Optional<Path> python;

    @Mixin
    private OutputOption output;

    /** Called by the command line. */
    public TrainingBenchCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        boolean sizesFit = batchSizes.stream().allMatch(size -> size >= 1 && size <= examples);
        if (!sizesFit || examples < 1 || examples > 100_000 || runs < 1 || runs > 100) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    examples + " examples in batches of " + batchSizes + " in " + runs + " runs",
                    "1 to 100000 examples, batches of at most as many, 1 to 100 runs");
        }
        List<TrainingFigure> others =
                python.isPresent() ? TorchRun.measure(python.get(), batchSizes, examples, runs, SECONDS) : List.of();
        TrainingBench bench = new TrainingBench(examples, runs, SECONDS);
        List<TrainingFigure> figures = new ArrayList<>();
        for (TrainingNet net : TrainingNet.values()) {
            for (int size : batchSizes) {
                for (EngineKind kind : EngineKind.values()) {
                    figures.add(bench.measure(kind, net, size));
                }
                others.stream()
                        .filter(other -> other.net() == net && other.batchSize() == size)
                        .forEach(figures::add);
            }
        }
        output.print(json(figures, others), lines(figures, others));
        return ExitClass.SUCCESS.status();
    }

    private static OptionalDouble ratio(TrainingFigure figure, List<TrainingFigure> others) {
        return others.stream()
                .filter(other -> other.net() == figure.net() && other.batchSize() == figure.batchSize())
                .mapToDouble(other -> figure.examplesPerSecond() / other.examplesPerSecond())
                .findFirst();
    }

    static List<String> lines(List<TrainingFigure> figures, List<TrainingFigure> others) {
        Table table = new Table("net", "batch", "trainer", "per CPU second", "of PyTorch", "others");
        for (TrainingFigure figure : figures) {
            OptionalDouble ratio = ratio(figure, others);
            table.row(
                    figure.net().text(),
                    Integer.toString(figure.batchSize()),
                    figure.trainer(),
                    FigureText.of(figure.examplesPerSecond(), 0),
                    ratio.isPresent() ? FigureText.of(ratio.getAsDouble(), 2) : "",
                    Double.isNaN(figure.others()) ? "" : FigureText.of(figure.others(), 1));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add("Others: processors that other programs used meanwhile.");
        return lines;
    }

    static JsonObject json(List<TrainingFigure> figures, List<TrainingFigure> others) {
        JsonArray rows = new JsonArray();
        for (TrainingFigure figure : figures) {
            JsonObject row = new JsonObject();
            row.addProperty("net", figure.net().text());
            row.addProperty("batchSize", figure.batchSize());
            row.addProperty("trainer", figure.trainer());
            row.addProperty("examplesPerCpuSecond", figure.examplesPerSecond());
            ratio(figure, others).ifPresent(ratio -> row.addProperty("ofPyTorch", ratio));
            if (!Double.isNaN(figure.others())) {
                row.addProperty("othersProcessors", figure.others());
            }
            rows.add(row);
        }
        JsonObject json = new JsonObject();
        json.add("training", rows);
        return json;
    }
}

package io.flock.testnet.bench.learning;

import com.google.gson.JsonObject;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.error.ExitClass;
import io.flock.testnet.bench.load.BenchSection;
import io.flock.testnet.bench.overhead.OverheadOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock bench learning}. */
@Command(
        name = "learning",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the learning side: how long updates take to be combined by each rule and how much memory that",
            "takes, to be written and read in each encoding, models to be evaluated, and what a round costs beyond",
            "training and evaluation.",
            "Needs room for the updates as temporary files: 4 bytes for each value of each update."
        },
        footer = {
            "",
            "Example:",
            "  flock bench learning --updates 10 --updates 50 --values 1000000 --values 10000000 --python python3",
            "  flock bench learning --only encoding --only evaluation --output json",
            "  flock bench learning --only round --participants 10 --images 6000"
        })
public final class LearningBenchCommand implements Callable<Integer> {
    private static final Duration WARM_UP = Duration.ofSeconds(1);

    @Option(
            names = "--only",
            paramLabel = "PART",
            description = "aggregation, encoding, evaluation or round; repeatable (default: all of them)")
    private Set<LearningPart> parts = EnumSet.allOf(LearningPart.class);

    @Option(
            names = "--updates",
            paramLabel = "N",
            defaultValue = "50",
            description = "how many updates, at least 9; repeatable (default: ${DEFAULT-VALUE})")
    private List<Integer> updates;

    @Option(
            names = "--values",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "values in each update; repeatable (default: ${DEFAULT-VALUE})")
    private List<Integer> values;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "runs of which the median is told (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "a rule to measure, repeatable (default: one of each kind)")
    private List<AggregationRule> rules = List.of();

    @Option(names = "--python", paramLabel = "FILE", description = "an interpreter with NumPy, to compare with")
    private Optional<Path> python;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "2000",
            description = "examples that models are evaluated on (default: ${DEFAULT-VALUE})")
    private int examples;

    @Option(
            names = "--participants",
            paramLabel = "N",
            defaultValue = "10",
            description = "of the round (default: ${DEFAULT-VALUE})")
    private int participants;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "6000",
            description = "that each of them trains on (default: ${DEFAULT-VALUE})")
    private int images;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "of which the median is told (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Mixin
    private OutputOption output;

    /** Called by the command line. */
    public LearningBenchCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        OverheadOptions round = new OverheadOptions(participants, images, rounds);
        LearningOptions options = new LearningOptions(updates, values, runs, rules, python, examples, round, WARM_UP);
        LearningBench bench = new LearningBench(options, this::tell);
        JsonObject json = new JsonObject();
        List<String> lines = new ArrayList<>();
        for (LearningPart part : EnumSet.copyOf(parts)) {
            BenchSection section = bench.measure(part);
            json.add(section.name(), section.json());
            lines.addAll(section.lines());
            lines.add("");
        }
        output.print(json, lines);
        return ExitClass.SUCCESS.status();
    }

    private void tell(String line) {
        output.err().println(line + " …");
        output.err().flush();
    }
}

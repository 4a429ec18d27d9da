package io.flock.testnet.bench.learning;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.OutputOption;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
            "Measures how long updates take to be combined, by each rule, and how much memory that takes.",
            "Needs room for the updates as temporary files: 4 bytes for each value of each update."
        },
        footer = {"", "Example:", "  flock bench learning --updates 50 --values 1000000 --python python3"})
public final class LearningBenchCommand implements Callable<Integer> {
    @Option(
            names = "--updates",
            paramLabel = "N",
            defaultValue = "50",
            description = "how many updates, at least 9 (default: ${DEFAULT-VALUE})")
    private int updates;

    @Option(
            names = "--values",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "values in each update (default: ${DEFAULT-VALUE})")
    private int values;

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

    @Mixin
    private OutputOption output;

    /** Called by the command line. */
    public LearningBenchCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (updates < 9 || updates > 256 || values < 1 || values > 100_000_000 || runs < 1 || runs > 100) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    updates + " updates of " + values + " values in " + runs + " runs",
                    "9 to 256 updates, 1 to 100000000 values, 1 to 100 runs");
        }
        List<AggregationFigure> figures = new ArrayList<>();
        SortedMap<String, Double> numpy = new TreeMap<>();
        try (UpdateFiles files = new UpdateFiles(updates, values)) {
            AggregationBench bench = new AggregationBench(files, values, runs);
            for (AggregationRule rule : rules.isEmpty() ? everyKind() : rules) {
                figures.add(bench.measure(rule));
            }
            if (python.isPresent()) {
                numpy.putAll(NumpyRun.seconds(python.get(), files.files(), runs));
            }
        }
        output.print(json(figures, numpy), lines(figures, numpy));
        return ExitClass.SUCCESS.status();
    }

    private List<AggregationRule> everyKind() {
        int faulty = (updates - 3) / 2;
        return List.of(
                AggregationRule.fedavg(),
                new AggregationRule.Median(),
                AggregationRule.parse("trimmedMean(0.2)"),
                new AggregationRule.Krum(faulty),
                new AggregationRule.MultiKrum(faulty, 2),
                new AggregationRule.GeometricMedian(),
                AggregationRule.parse("clippedMean(1)"));
    }

    private static List<String> lines(List<AggregationFigure> figures, SortedMap<String, Double> numpy) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-18s %9s %9s %10s %9s", "RULE", "SECONDS", "HEAP MB", "OF MEMORY", "NUMPY"));
        for (AggregationFigure figure : figures) {
            Optional<Double> other = Optional.ofNullable(numpy.get(figure.rule()));
            lines.add(String.format(
                    Locale.ROOT,
                    "%-18s %9.3f %9.0f %9.0f%% %9s",
                    figure.rule(),
                    figure.seconds(),
                    figure.peakMegabytes(),
                    100 * figure.bandwidthShare(),
                    other.map(seconds -> String.format(Locale.ROOT, "%.3f", seconds))
                            .orElse("")));
        }
        return lines;
    }

    private static JsonObject json(List<AggregationFigure> figures, SortedMap<String, Double> numpy) {
        JsonArray rows = new JsonArray();
        for (AggregationFigure figure : figures) {
            JsonObject row = new JsonObject();
            row.addProperty("rule", figure.rule());
            row.addProperty("updates", figure.updates());
            row.addProperty("values", figure.length());
            row.addProperty("seconds", figure.seconds());
            row.addProperty("heapMegabytes", figure.peakMegabytes());
            row.addProperty("shareOfCopyBandwidth", figure.bandwidthShare());
            Optional.ofNullable(numpy.get(figure.rule()))
                    .ifPresent(seconds -> row.addProperty("numpySeconds", seconds));
            rows.add(row);
        }
        JsonObject json = new JsonObject();
        json.add("aggregation", rows);
        return json;
    }
}

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
        footer = {
            "",
            "Example:",
            "  flock bench learning --updates 10 --updates 50 --values 1000000 --values 10000000 --python python3"
        })
public final class LearningBenchCommand implements Callable<Integer> {
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

    @Mixin
    private OutputOption output;

    /** Called by the command line. */
    public LearningBenchCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        for (int length : values) {
            for (int count : updates) {
                requireRange(count, length);
            }
        }
        List<AggregationFigure> figures = new ArrayList<>();
        for (int length : values) {
            for (int count : updates) {
                figures.addAll(measure(count, length));
            }
        }
        output.print(json(figures), lines(figures));
        return ExitClass.SUCCESS.status();
    }

    private void requireRange(int count, int length) {
        if (count < 9 || count > 256 || length < 1 || length > 100_000_000 || runs < 1 || runs > 100) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    count + " updates of " + length + " values in " + runs + " runs",
                    "9 to 256 updates, 1 to 100000000 values, 1 to 100 runs");
        }
    }

    private List<AggregationFigure> measure(int count, int length) throws InterruptedException {
        try (UpdateFiles files = new UpdateFiles(count, length)) {
            AggregationBench bench = new AggregationBench(files, length, runs);
            List<AggregationFigure> figures = new ArrayList<>();
            for (AggregationRule rule : rules.isEmpty() ? everyKind(count) : rules) {
                figures.add(bench.measure(rule));
            }
            if (python.isEmpty()) {
                return figures;
            }
            SortedMap<String, Double> numpy = NumpyRun.seconds(python.get(), files.files(), runs);
            return figures.stream()
                    .map(figure -> figure.beside(Optional.ofNullable(numpy.get(figure.rule()))))
                    .toList();
        }
    }

    private static List<AggregationRule> everyKind(int count) {
        int faulty = (count - 3) / 2;
        return List.of(
                AggregationRule.fedavg(),
                new AggregationRule.Median(),
                AggregationRule.parse("trimmedMean(0.2)"),
                new AggregationRule.Krum(faulty),
                new AggregationRule.MultiKrum(faulty, 2),
                new AggregationRule.GeometricMedian(),
                AggregationRule.parse("clippedMean(1)"));
    }

    private static List<String> lines(List<AggregationFigure> figures) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-18s %7s %9s %9s %9s %10s %9s",
                "RULE",
                "UPDATES",
                "VALUES",
                "SECONDS",
                "HEAP MB",
                "OF MEMORY",
                "NUMPY"));
        for (AggregationFigure figure : figures) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-18s %7d %9d %9.3f %9.0f %9.0f%% %9s",
                    figure.rule(),
                    figure.updates(),
                    figure.length(),
                    figure.seconds(),
                    figure.peakMegabytes(),
                    100 * figure.bandwidthShare(),
                    figure.numpySeconds()
                            .map(seconds -> String.format(Locale.ROOT, "%.3f", seconds))
                            .orElse("")));
        }
        return lines;
    }

    private static JsonObject json(List<AggregationFigure> figures) {
        JsonArray rows = new JsonArray();
        for (AggregationFigure figure : figures) {
            JsonObject row = new JsonObject();
            row.addProperty("rule", figure.rule());
            row.addProperty("updates", figure.updates());
            row.addProperty("values", figure.length());
            row.addProperty("seconds", figure.seconds());
            row.addProperty("heapMegabytes", figure.peakMegabytes());
            row.addProperty("shareOfCopyBandwidth", figure.bandwidthShare());
            figure.numpySeconds().ifPresent(seconds -> row.addProperty("numpySeconds", seconds));
            rows.add(row);
        }
        JsonObject json = new JsonObject();
        json.add("aggregation", rows);
        return json;
    }
}

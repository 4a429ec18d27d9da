package io.flock.client.cli.simulate;

import com.google.gson.JsonArray;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Table;
import io.flock.client.simulate.learning.Defence;
import io.flock.client.simulate.learning.Distribution;
import io.flock.client.simulate.learning.LearningCell;
import io.flock.client.simulate.learning.LearningGrid;
import io.flock.client.simulate.learning.LearningPlot;
import io.flock.client.simulate.learning.LearningResult;
import io.flock.client.simulate.learning.LearningSettings;
import io.flock.client.simulate.learning.LearningTable;
import io.flock.client.simulate.learning.Poison;
import io.flock.client.simulate.learning.ResultFile;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock simulate learning}. */
@Command(
        name = "learning",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plays attacks on learning against defences, on your data, which is dealt to everybody, and prints the",
            "accuracy that is left. The bundle's model is of dense layers.",
            "What is played is kept in a file; started again, the command plays only what is missing.",
            "docs/explanation/attacks.md says what attacks and defences are, and what came out."
        },
        footer = {
            "",
            "Example:",
            "  flock simulate learning --bundle bundle.json --data digits.csv --results grid.jsonl \\",
            "      --attack labelFlip --attack alie --malicious 40 --distribution iid --seeds 5"
        })
final class SimulateLearningCommand implements Callable<Integer> {
    @Mixin
    private SimulationInput input;

    @Option(
            names = "--halve",
            description = {
                "images in --data are twice as high and wide as the bundle says; each pixel is the mean of two by two"
            })
    private boolean halve;

    @Option(
            names = "--results",
            required = true,
            paramLabel = "FILE",
            description = "what is finished, a JSON line per cell; made on first use")
    private Path results;

    @Option(names = "--attack", paramLabel = "NAME", description = "only this one; repeatable (default: all)")
    private List<Poison> attacks = List.of(Poison.values());

    @Option(names = "--defence", paramLabel = "NAME", description = "only this one; repeatable (default: all)")
    private List<Defence> defences = List.of(Defence.values());

    @Option(
            names = "--distribution",
            paramLabel = "NAME",
            description = "iid, dirichlet0.5 or dirichlet0.1; repeatable (default: all)")
    private List<Distribution> distributions = List.of(Distribution.values());

    @Option(
            names = "--malicious",
            paramLabel = "PERCENT",
            description = "of the participants, 0 to 50; repeatable (default: 10, 20, 30, 40, 50)")
    private List<Integer> percents = List.of(10, 20, 30, 40, 50);

    @Option(names = "--seeds", defaultValue = "1", paramLabel = "N", description = "how many (1)")
    private int seeds;

    @Option(names = "--participants", defaultValue = "100", paramLabel = "N", description = "in each run (100)")
    private int participants;

    @Option(names = "--rounds", defaultValue = "30", paramLabel = "N", description = "in each run (30)")
    private int rounds;

    @Option(names = "--held-out", defaultValue = "360", paramLabel = "N", description = "nobody trains on (360)")
    private int heldOut;

    @Option(names = "--threads", paramLabel = "N", description = "runs at once (default: all cores)")
    private Optional<Integer> threads;

    @Option(
            names = "--plots",
            paramLabel = "DIR",
            description = "writes SVGs for each attack: accuracy and stakes over the rounds")
    private Optional<Path> plots;

    @Mixin
    private OutputOption output;

    SimulateLearningCommand() {}

    @Override
    public Integer call() throws InterruptedException, IOException {
        LearningSettings settings = settings();
        List<LearningCell> cells = cells();
        ResultFile file = ResultFile.open(results, settings);
        int missing = (int) cells.stream().filter(cell -> !file.has(cell)).count();
        AtomicInteger done = new AtomicInteger();
        LearningGrid.play(
                cells,
                settings,
                file,
                threads.orElse(Runtime.getRuntime().availableProcessors()),
                result -> tell(result, done.incrementAndGet(), missing));
        List<LearningResult> played = file.of(cells);
        if (plots.isPresent()) {
            plot(played, plots.get());
        }
        JsonArray json = new JsonArray();
        played.forEach(result -> json.add(ResultFile.json(result)));
        output.print(json, lines(played));
        return ExitClass.SUCCESS.status();
    }

    private void tell(LearningResult result, int done, int missing) {
        output.err()
                .println(String.format(
                        Locale.ROOT,
                        "%d of %d  %s  %.4f",
                        done,
                        missing,
                        result.cell().id(),
                        result.accuracy()));
    }

    private LearningSettings settings() {
        Bundle read = input.bundle();
        try {
            return new LearningSettings(
                    read, halve ? input.halvedExamples(read) : input.examples(read), participants, 10, rounds, heldOut);
        } catch (IllegalArgumentException e) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "nothing can be played with " + e.getMessage(),
                    "give at least 10 --participants and one round, and so many examples that each participant has five"
                            + " beside those of --held-out");
        }
    }

    private List<LearningCell> cells() {
        try {
            return LearningGrid.cells(attacks, defences, distributions, percents, seeds);
        } catch (IllegalArgumentException e) {
            throw new FlockException(ErrorCode.USAGE, e.getMessage());
        }
    }

    private void plot(List<LearningResult> played, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Distribution distribution : distributions) {
            for (int percent : percents) {
                for (Poison attack : attacks) {
                    String name = attack + "-" + distribution + "-" + percent;
                    LearningPlot plot = new LearningPlot(played, attack, distribution, percent);
                    plot.writeAccuracy(folder.resolve(name + ".svg"));
                    plot.writeStakes(folder.resolve(name + "-stakes.svg"));
                }
            }
        }
    }

    private List<String> lines(List<LearningResult> played) {
        List<String> lines = new ArrayList<>();
        for (Distribution distribution : distributions) {
            for (int percent : percents) {
                lines.add("Accuracy in per cent, " + distribution + ", " + percent + " % malicious, mean of " + seeds
                        + (seeds == 1 ? " seed" : " seeds"));
                List<String> headings = new ArrayList<>(List.of("ATTACK"));
                defences.forEach(defence -> headings.add(defence.toString()));
                Table table = new Table(headings.toArray(String[]::new));
                LearningTable.rows(played, distribution, percent, defences)
                        .forEach(row -> table.row(row.toArray(String[]::new)));
                lines.addAll(table.lines());
                lines.add("");
            }
        }
        played.stream()
                .filter(result -> result.cell().defence() == Defence.ATTRIBUTED)
                .mapToDouble(LearningResult::honestBelow)
                .average()
                .ifPresent(below -> lines.add(String.format(
                        Locale.ROOT, "honest participants below their stake under attributed: %.2f %%", 100 * below)));
        return lines;
    }
}

package io.flock.client.cli.simulate;

import io.flock.client.cli.definition.RankingOption;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Table;
import io.flock.client.simulate.economy.Economy;
import io.flock.client.simulate.economy.EconomyPlot;
import io.flock.client.simulate.economy.EconomyReport;
import io.flock.client.simulate.economy.EconomySettings;
import io.flock.client.simulate.economy.EconomyTable;
import io.flock.client.simulate.economy.Strategy;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code flock simulate economy}. */
@Command(
        name = "economy",
        mixinStandardHelpOptions = true,
        description = {
            "Plays many Arena tasks under each strategy, by the ledger's own rules, and prints what it earns against",
            "honesty on the same tasks, with 95 %% confidence intervals. docs/explanation/economy.md says what it means."
        },
        footer = {"", "Example:", "  flock simulate economy --tasks 400 --plot economy.svg --output json"})
final class SimulateEconomyCommand implements Callable<Integer> {
    private static final int MOST_TASKS = 100_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output;

    @Option(names = "--tasks", defaultValue = "200", paramLabel = "N", description = "how many tasks (200)")
    private int tasks;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "of the first task (1)")
    private long seed;

    @Option(names = "--coalition", paramLabel = "N", description = "how many of ten organisations collude (4)")
    private Optional<Integer> coalition;

    @Option(
            names = "--emission",
            paramLabel = "AMOUNT",
            description = "what emission adds to the pool in each epoch (0)")
    private Optional<Amount> emission;

    @Option(
            names = "--dispute-tolerance",
            paramLabel = "FRACTION",
            description = "scores further apart are disputed (the ledger's default)")
    private Optional<Millionths> disputeTolerance;

    @Option(
            names = "--score-tolerance",
            paramLabel = "FRACTION",
            description = "scores further off the result are unpaid (the ledger's default)")
    private Optional<Millionths> scoreTolerance;

    @ArgGroup
    private RankingOption ranking = new RankingOption();

    @Option(names = "--strategy", paramLabel = "NAME", description = "only this one; repeatable (default: all)")
    private List<Strategy> strategies = List.of();

    @Option(names = "--plot", paramLabel = "FILE", description = "writes a plot as SVG")
    private Optional<Path> plot;

    SimulateEconomyCommand() {}

    @Override
    public Integer call() {
        if (tasks < 1 || tasks > MOST_TASKS) {
            throw new ParameterException(spec.commandLine(), "--tasks is from 1 to " + MOST_TASKS + ", not " + tasks);
        }
        EconomySettings settings = EconomySettings.defaults();
        if (coalition.isPresent()) {
            int of = coalition.get();
            if (of < 1 || of >= settings.organisations()) {
                throw new ParameterException(spec.commandLine(), "--coalition is from 1 to 9, not " + of);
            }
            settings = settings.with(of);
        }
        settings = settings.with(emission.orElse(Amount.ZERO));
        JuryRules rules = settings.jury();
        settings = settings.with(
                scoreTolerance.orElse(rules.scoreTolerance()), disputeTolerance.orElse(rules.disputeTolerance()));
        settings = settings.with(settings.rewards().withImprovement(ranking.improvement(Millionths.of(0))));
        List<Strategy> played = strategies.isEmpty() ? List.of(Strategy.values()) : strategies;
        EconomyReport report = Economy.play(settings, played, seed, tasks, done -> {});
        plot.ifPresent(file -> write(report, file));
        output.print(EconomyTable.json(report), lines(report));
        return ExitClass.SUCCESS.status();
    }

    private static void write(EconomyReport report, Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            EconomyPlot.write(report, file);
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID, "the plot can't be written to " + file + ": " + e.getMessage());
        }
    }

    private static List<String> lines(EconomyReport report) {
        Table table = new Table("STRATEGY", "FLOCK PER TASK", "IF HONEST", "GAIN", "BAR");
        EconomyTable.rows(report).forEach(row -> table.row(row.toArray(String[]::new)));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(String.format(
                Locale.ROOT,
                "%d tasks each, %d settlements in %.1f s, seed %d",
                report.tasks(),
                report.settlements(),
                report.seconds(),
                report.seed()));
        return lines;
    }
}

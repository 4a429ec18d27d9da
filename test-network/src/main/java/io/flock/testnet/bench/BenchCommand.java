package io.flock.testnet.bench;

import io.flock.client.cli.command.GroupCommand;
import io.flock.testnet.bench.growth.GrowthBenchCommand;
import io.flock.testnet.bench.learning.LearningBenchCommand;
import io.flock.testnet.bench.serving.ServingBenchCommand;
import io.flock.testnet.bench.training.TrainingBenchCommand;
import picocli.CommandLine.Command;

/** {@code flock bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            LedgerBenchCommand.class,
            GrowthBenchCommand.class,
            LearningBenchCommand.class,
            TrainingBenchCommand.class,
            ServingBenchCommand.class
        },
        description = "Measures how fast things are on this machine.",
        footer = {"", "Example:", "  flock bench ledger --output json"})
public final class BenchCommand extends GroupCommand {
    /** Called by the command line. */
    public BenchCommand() {}
}

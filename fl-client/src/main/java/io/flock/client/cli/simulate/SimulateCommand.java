package io.flock.client.cli.simulate;

import io.flock.client.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code flock simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        subcommands = {
            SimulateAveragingCommand.class,
            SimulateEconomyCommand.class,
            SimulateLearningCommand.class,
            SimulatePrivacyCommand.class
        },
        description = "Plays the ledger's rules offline, without a network.",
        footer = {"", "Example:", "  flock simulate economy --tasks 100"})
public final class SimulateCommand extends GroupCommand {
    SimulateCommand() {}
}

package io.flock.testnet.network;

import io.flock.client.cli.command.GroupCommand;
import io.flock.testnet.consortium.FoundingCommand;
import io.flock.testnet.consortium.KitCommand;
import io.flock.testnet.consortium.PackageCommand;
import picocli.CommandLine.Command;

/** {@code flock network}. */
@Command(
        name = "network",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            PreflightCommand.class,
            DeployCommand.class,
            UpgradeCommand.class,
            AddOrganisationCommand.class,
            KillCommand.class,
            RestartCommand.class,
            LogsCommand.class,
            CleanCommand.class,
            FoundingCommand.class,
            PackageCommand.class,
            KitCommand.class
        },
        description = {
            "Starts, ends, shows and disturbs a network on this machine,",
            "and makes what a consortium needs on a network of its own."
        },
        footer = {"", "Example:", "  flock network up", "  flock network status", "  flock network down"})
public final class NetworkCommand extends GroupCommand {
    /** Called by the command line. */
    public NetworkCommand() {}
}

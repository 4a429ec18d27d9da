package io.flock.testnet.network;

import io.flock.client.cli.GroupCommand;
import picocli.CommandLine.Command;

/** {@code flock network}. */
@Command(
        name = "network",
        mixinStandardHelpOptions = true,
        subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class},
        description = "Starts, ends and shows a development network on this machine.",
        footer = {"", "Example:", "  flock network up", "  flock network status", "  flock network down"})
public final class NetworkCommand extends GroupCommand {
    /** Called by the command line. */
    public NetworkCommand() {}
}

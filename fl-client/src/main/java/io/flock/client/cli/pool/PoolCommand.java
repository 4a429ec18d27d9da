package io.flock.client.cli.pool;

import io.flock.client.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code flock pool}. */
@Command(
        name = "pool",
        mixinStandardHelpOptions = true,
        subcommands = {
            PoolOpenCommand.class,
            PoolRatioCommand.class,
            PoolDelegateCommand.class,
            PoolUndelegateCommand.class,
            PoolAllotCommand.class,
            PoolClaimCommand.class,
            PoolShowCommand.class,
            PoolListCommand.class
        },
        description = "Delegates FLOCK to who takes part in the Arena, and shares what they add to the reward.",
        footer = {"", "Example:", "  flock pool list"})
public final class PoolCommand extends GroupCommand {
    PoolCommand() {}
}

package io.flock.client.cli.arena;

import io.flock.client.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code flock arena}. */
@Command(
        name = "arena",
        mixinStandardHelpOptions = true,
        subcommands = {
            ArenaCreateCommand.class,
            ArenaListCommand.class,
            ArenaShowCommand.class,
            ArenaLeaderboardCommand.class,
            ArenaModelCommand.class,
            ArenaKeepCommand.class,
            ArenaTrainCommand.class,
            ArenaValidateCommand.class,
            ArenaReleaseCommand.class,
            ArenaClaimCommand.class,
            ArenaCancelCommand.class
        },
        description = "Creates and keeps tasks of the AI Arena, competes in them, and judges them.",
        footer = {
            "",
            "Example:",
            "  flock arena create best-digits --bundle bundle.json --validation val.csv --final final.csv",
            "  flock arena leaderboard best-digits"
        })
public final class ArenaCommand extends GroupCommand {
    ArenaCommand() {}
}

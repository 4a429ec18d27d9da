package io.flock.client.cli.task;

import io.flock.client.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code flock task}. */
@Command(
        name = "task",
        mixinStandardHelpOptions = true,
        subcommands = {
            TaskCreateCommand.class,
            TaskListCommand.class,
            TaskShowCommand.class,
            TaskModelCommand.class,
            TaskVerifyCommand.class,
            TaskCancelCommand.class
        },
        description = "Creates, lists, shows, verifies and cancels tasks, and fetches their models.",
        footer = {
            "",
            "Example:",
            "  flock task create digits --bundle bundle.json --rounds 10",
            "  flock task show digits"
        })
public final class TaskCommand extends GroupCommand {
    TaskCommand() {}
}

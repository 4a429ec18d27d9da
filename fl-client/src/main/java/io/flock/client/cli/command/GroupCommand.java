package io.flock.client.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others. */
public abstract class GroupCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** For subclasses. */
    protected GroupCommand() {}

    @Override
    public final void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}

package io.flock.client.cli.bundle;

import io.flock.client.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code flock bundle}. */
@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        subcommands = {
            BundleNewCommand.class,
            BundleCheckCommand.class,
            BundlePublishCommand.class,
            BundleShowCommand.class
        },
        description = "Task bundles: what is trained, on which data and how, as one JSON document.",
        footer = {"", "Example:", "  flock bundle new bundle.json --table patients.csv --label diagnosis"})
public final class BundleCommand extends GroupCommand {
    BundleCommand() {}
}

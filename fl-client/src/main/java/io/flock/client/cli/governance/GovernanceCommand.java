package io.flock.client.cli.governance;

import io.flock.client.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code flock governance}. */
@Command(
        name = "governance",
        mixinStandardHelpOptions = true,
        subcommands = {
            GovernanceProposeCommand.class,
            GovernanceApproveCommand.class,
            GovernanceListCommand.class,
            GovernanceShowCommand.class,
            GovernanceHistoryCommand.class,
            GovernanceParametersCommand.class,
            EmissionCommand.class,
            CloseEpochCommand.class
        },
        description = {
            "What a majority of the organisations decides, and the epochs that mint for verified tasks.",
            "Proposing and approving is for identities that speak for their organisation."
        },
        footer = {
            "",
            "Example: two of three organisations verify a task",
            "  flock governance propose verify-1 verify-task alliance:digits --as Org1MSP::admin",
            "  flock governance approve verify-1 --as Org2MSP::admin"
        })
public final class GovernanceCommand extends GroupCommand {
    GovernanceCommand() {}
}

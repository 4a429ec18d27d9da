package io.flock.client.cli.governance;

import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.output.RecordLines;
import io.flock.protocol.governance.GovernanceParameters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flock governance parameters}. */
@Command(
        name = "parameters",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the parameters in force, defaults included.",
            "As JSON they are what 'flock governance propose ID set-parameters FILE' takes."
        },
        footer = {
            "",
            "Example:",
            "  flock governance parameters",
            "  flock governance parameters --output json > parameters.json"
        })
final class GovernanceParametersCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    GovernanceParametersCommand() {}

    @Override
    public Integer call() {
        return ledger.connected(flock -> {
            GovernanceParameters parameters =
                    inForce(flock.governance().parameters().run());
            ledger.output().print(parameters, RecordLines.of(parameters));
        });
    }

    /** With what counts where the founding document or a proposal left something out. */
    static GovernanceParameters inForce(GovernanceParameters parameters) {
        return parameters
                .withEpochSeconds(parameters.epochLength())
                .withArena(parameters.arenaBounds())
                .withMarket(parameters
                        .marketBounds()
                        .withKnowledge(parameters.marketBounds().knowledgeBounds()))
                .withDelegation(parameters.delegationBounds());
    }
}

package io.flock.client.cli.governance;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.ProposalId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flock governance propose}. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes something, which your organisation thereby approves. Kinds and what they take:",
            "  mint ACCOUNT AMOUNT, add-organisation MSPID, remove-organisation MSPID, stop-task TASK,",
            "  verify-task alliance:TASK, unverify-task alliance:TASK, recognise-expert ACCOUNT,",
            "  dismiss-expert ACCOUNT, set-parameters FILE (JSON, docs/reference/parameters.md)"
        },
        footer = {"", "Example:", "  flock governance propose mint-7 mint Org2MSP::user1 250 --as Org1MSP::admin"})
final class GovernanceProposeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LedgerCall ledger;

    @Parameters(index = "0", paramLabel = "ID", description = "a name for the proposal, of your choice")
    private ProposalId id;

    @Parameters(index = "1", paramLabel = "KIND", description = "what is proposed")
    private String kind;

    @Parameters(index = "2..*", paramLabel = "ARGUMENT", description = "what the kind takes")
    private List<String> arguments = List.of();

    GovernanceProposeCommand() {}

    @Override
    public Integer call() {
        ProposalAction action = action();
        return ledger.submit(
                flock -> flock.governance().propose(id, action), "proposed " + id + ", digest " + action.digest());
    }

    private ProposalAction action() {
        try {
            return ProposalKind.action(kind, arguments);
        } catch (FlockException e) {
            throw new ParameterException(spec.commandLine(), e.what());
        }
    }
}

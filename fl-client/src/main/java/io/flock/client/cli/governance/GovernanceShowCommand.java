package io.flock.client.cli.governance;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TransactionId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock governance show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows a proposal: what exactly it would do, its digest, who approved it, whether it took effect.",
        footer = {"", "Example:", "  flock governance show mint-7"})
final class GovernanceShowCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    @Parameters(paramLabel = "ID", description = "the proposal")
    private ProposalId id;

    GovernanceShowCommand() {}

    @Override
    public Integer call() {
        return ledger.show(
                flock -> flock.governance().proposal(id),
                view -> List.of(
                        "proposal    " + view.proposal().proposalId() + " by "
                                + view.proposal().proposer(),
                        "action      " + Json.write(view.proposal().action()),
                        "digest      " + view.proposal().digest(),
                        "approved by " + ProposalText.approvals(view),
                        "took effect "
                                + view.transaction().map(TransactionId::text).orElse("not yet")));
    }
}

package io.flock.client.cli.governance;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.identity.ProposalId;
import io.flock.sdk.transaction.Committed;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock governance approve}. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Approves a proposal in the name of your organisation; a majority lets it take effect.",
            "Read it first with 'flock governance show'; with --digest nothing else than that can be approved."
        },
        footer = {"", "Example:", "  flock governance approve mint-7 --as Org2MSP::admin"})
final class GovernanceApproveCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    @Parameters(paramLabel = "ID", description = "the proposal")
    private ProposalId id;

    @Option(
            names = "--digest",
            paramLabel = "HEX",
            description = "the digest that you agreed to (default: the ledger's)")
    private Optional<String> digest;

    GovernanceApproveCommand() {}

    @Override
    public Integer call() {
        return ledger.connected(flock -> {
            Digest agreed = digest.map(Digest::parse)
                    .orElseGet(() ->
                            flock.governance().proposal(id).run().proposal().digest());
            Committed<?> done = flock.governance().approve(id, agreed).run();
            ProposalView now = flock.governance().proposal(id).run();
            ledger.print(
                    done,
                    "approved " + id + "; approvals: " + now.approvals().size() + ", "
                            + (now.executed() ? "it has taken effect" : "it has not taken effect yet"));
        });
    }
}

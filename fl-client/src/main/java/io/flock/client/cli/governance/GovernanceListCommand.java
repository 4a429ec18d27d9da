package io.flock.client.cli.governance;

import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.command.Page;
import io.flock.client.cli.output.Table;
import io.flock.protocol.governance.GovernanceChange;
import io.flock.protocol.governance.ProposalList;
import io.flock.protocol.governance.ProposalView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock governance list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists proposals in the order of their ids, open ones and those that took effect.",
            "In which order they changed what, 'flock governance history' says."
        },
        footer = {"", "Example:", "  flock governance list --about Org4MSP"})
final class GovernanceListCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    @Option(names = "--about", paramLabel = "TEXT", description = "only those whose kind or subject contains this")
    private String about = "";

    @Option(names = "--open", description = "only those that have not taken effect")
    private boolean open;

    GovernanceListCommand() {}

    @Override
    public Integer call() {
        return ledger.list(
                (flock, size, bookmark) -> Page.of(
                        flock.governance().proposals(size, bookmark),
                        page -> page.proposals().stream()
                                .filter(this::isAskedFor)
                                .toList(),
                        ProposalList::bookmark),
                new Table("ID", "KIND", "ABOUT", "PROPOSED", "APPROVED BY", "TOOK EFFECT", "IN"),
                view -> List.of(
                        view.proposal().proposalId().toString(),
                        view.proposal().action().kind().name(),
                        ProposalText.subject(view.proposal().action()),
                        ProposalText.time(view.proposal().proposedAt()),
                        ProposalText.approvals(view),
                        view.executed() ? ProposalText.time(view.change().map(GovernanceChange::changedAt)) : "open",
                        view.transaction()
                                .map(transaction -> transaction.text().substring(0, 12) + "…")
                                .orElse("")));
    }

    private boolean isAskedFor(ProposalView view) {
        String text = view.proposal().action().kind() + " "
                + ProposalText.subject(view.proposal().action());
        return text.contains(about) && !(open && view.executed());
    }
}

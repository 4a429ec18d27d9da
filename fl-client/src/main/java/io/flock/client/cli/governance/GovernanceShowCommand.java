package io.flock.client.cli.governance;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.codec.Json;
import io.flock.protocol.governance.GovernanceChange;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.identity.ProposalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock governance show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows a proposal: what exactly it would do, its digest, who approved it and when, when it took effect.",
        footer = {"", "Example:", "  flock governance show mint-7"})
final class GovernanceShowCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    @Parameters(paramLabel = "ID", description = "the proposal")
    private ProposalId id;

    GovernanceShowCommand() {}

    @Override
    public Integer call() {
        return ledger.show(flock -> flock.governance().proposal(id), GovernanceShowCommand::lines);
    }

    static List<String> lines(ProposalView view) {
        List<String> lines = new ArrayList<>();
        lines.add("proposal    " + view.proposal().proposalId() + " by "
                + view.proposal().proposer() + at(view.proposal().proposedAt()));
        lines.add("action      " + Json.write(view.proposal().action()));
        lines.add("digest      " + view.proposal().digest());
        view.voices()
                .forEach(voice -> lines.add(
                        "approved by " + voice.organisation() + ": " + voice.approver() + at(voice.approvedAt())));
        lines.add("took effect "
                + view.transaction()
                        .map(transaction ->
                                "in " + transaction.text() + at(view.change().map(GovernanceChange::changedAt)))
                        .orElse("not yet"));
        view.change()
                .ifPresent(change -> lines.add("changed     " + HistoryLines.about(view) + "; change "
                        + change.number() + " of all, " + change.version() + " of kind "
                        + change.subject().kind().text()));
        return lines;
    }

    /** Records of chaincode before there was a history have no times. */
    private static String at(Optional<Long> time) {
        return time.map(seconds -> " at " + Instant.ofEpochSecond(seconds)).orElse("");
    }
}

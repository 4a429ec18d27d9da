package io.flock.client.cli.governance;

import io.flock.client.cli.output.Table;
import io.flock.protocol.governance.GovernanceChange;
import io.flock.protocol.governance.HistoryStart;
import io.flock.protocol.governance.ProposalView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The history of governance in words. */
final class HistoryLines {
    private HistoryLines() {}

    static Table table() {
        return new Table("NO", "TOOK EFFECT", "KIND", "ABOUT", "VERSION", "PROPOSED BY", "APPROVED BY", "ID");
    }

    /** What a change was. */
    static String[] row(ProposalView view) {
        Optional<GovernanceChange> change = view.change();
        return new String[] {
            change.map(made -> Integer.toString(made.number())).orElse(""),
            change.map(made -> Instant.ofEpochSecond(made.changedAt()).toString())
                    .orElse(""),
            view.proposal().action().kind().name(),
            about(view),
            change.map(HistoryLines::version).orElse(""),
            view.proposal().proposer().toString(),
            ProposalText.approvals(view),
            view.proposal().proposalId().toString()
        };
    }

    /** Since when changes are counted, then these. */
    static List<String> of(Optional<HistoryStart> start, Table table) {
        return Stream.concat(Stream.of(since(start)), table.lines().stream()).toList();
    }

    private static String since(Optional<HistoryStart> start) {
        return start.map(began -> began.founding()
                        ? "since the founding at " + Instant.ofEpochSecond(began.startedAt())
                        : "since " + Instant.ofEpochSecond(began.startedAt())
                                + "; what took effect before is in 'flock governance list', without times")
                .orElse("no history yet: it begins with the next proposal or approval;"
                        + " what took effect before is in 'flock governance list', without times");
    }

    /** Which parameters changed, and how; otherwise who or what it was about. */
    static String about(ProposalView view) {
        return view.change()
                .flatMap(GovernanceChange::replaced)
                .map(before -> ParameterChanges.between(
                        before, view.proposal().action().parameters().orElseThrow()))
                .map(changes -> changes.isEmpty() ? "nothing" : String.join(", ", changes))
                .orElseGet(() -> ProposalText.subject(view.proposal().action()));
    }

    private static String version(GovernanceChange change) {
        return change.subject().kind().text() + " " + change.version();
    }
}

package io.flock.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.governance.ProposalList;
import io.flock.protocol.governance.ProposalView;
import io.flock.sdk.FlockClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock governance list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists proposals, those that took effect included: the history of all that governance changed.",
        footer = {"", "Example:", "  flock governance list --about Org4MSP"})
final class GovernanceListCommand implements Callable<Integer> {
    private static final int PAGE = 50;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    @Option(names = "--about", paramLabel = "TEXT", description = "only those whose kind or subject contains this")
    private String about = "";

    @Option(names = "--open", description = "only those that have not taken effect")
    private boolean open;

    GovernanceListCommand() {}

    @Override
    public Integer call() {
        List<ProposalView> proposals = new ArrayList<>();
        try (FlockClient flock = connection.connect()) {
            Optional<String> bookmark = Optional.empty();
            do {
                ProposalList page = flock.governance().proposals(PAGE, bookmark).run();
                page.proposals().stream().filter(this::isAskedFor).forEach(proposals::add);
                bookmark = page.bookmark();
            } while (bookmark.isPresent());
        }
        Table table = new Table("ID", "KIND", "ABOUT", "APPROVED BY", "TOOK EFFECT IN");
        JsonArray json = new JsonArray();
        for (ProposalView view : proposals) {
            json.add(JsonParser.parseString(Json.write(view)));
            table.row(
                    view.proposal().proposalId().toString(),
                    view.proposal().action().kind().name(),
                    ProposalText.subject(view.proposal().action()),
                    ProposalText.approvals(view),
                    view.transaction()
                            .map(transaction -> transaction.text().substring(0, 12) + "…")
                            .orElse("open"));
        }
        output.print(json, table.lines());
        return ExitClass.SUCCESS.status();
    }

    private boolean isAskedFor(ProposalView view) {
        String text = view.proposal().action().kind() + " "
                + ProposalText.subject(view.proposal().action());
        return text.contains(about) && !(open && view.executed());
    }
}

package io.flock.client.cli.knowledge;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.output.Plain;
import io.flock.client.knowledge.DocumentText;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock knowledge show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a document of a model's base: where it stands, the votes, and with --text what it says.",
        footer = {"", "Example:", "  flock knowledge show digits-reader 9f86d081… --text"})
final class KnowledgeShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "the listing's id")
    private ListingId id;

    @Parameters(paramLabel = "DOCUMENT", description = "SHA-256 of its bytes")
    private Digest document;

    @Option(names = "--text", description = "fetches it, compares it with its digest, and prints it")
    private boolean text;

    @Mixin
    private LedgerCall ledger;

    KnowledgeShowCommand() {}

    @Override
    public Integer call() {
        return ledger.connected((flock, content) -> {
            KnowledgeView view =
                    flock.knowledge().document(new KnowledgeRef(id, document)).run();
            JsonObject json = JsonParser.parseString(Json.write(view)).getAsJsonObject();
            List<String> lines = lines(view);
            if (text) {
                KnowledgeDocument shown = view.document();
                String said = DocumentText.of(
                        content.get(shown.content(), shown.bytes()), shown.ref().toString());
                json.addProperty("text", said);
                lines.add("");
                said.lines().map(Plain::text).forEach(lines::add);
            }
            ledger.output().print(json, lines);
        });
    }

    private static List<String> lines(KnowledgeView view) {
        List<String> lines = new ArrayList<>();
        KnowledgeDocument shown = view.document();
        lines.add(Plain.text(shown.title()) + " (" + shown.status() + "), " + shown.bytes() + " bytes, licence "
                + Plain.text(shown.licence()));
        lines.add("  by " + shown.contributor() + ", ballot " + shown.ballot() + ", votes until "
                + Instant.ofEpochSecond(shown.votesUntil()) + ", quorum "
                + shown.quorum().format() + " gmFLOCK");
        view.votes()
                .forEach((account, vote) -> lines.add("  " + account + " voted " + (vote.accept() ? "for" : "against")
                        + " it with " + vote.weight().format() + " gmFLOCK"));
        shown.outcome()
                .ifPresent(
                        outcome -> lines.add("  counted " + outcome.accepting().format() + " gmFLOCK for, "
                                + outcome.rejecting().format() + " against; " + outcome.points() + " points"));
        return lines;
    }
}

package io.flock.client.cli.knowledge;

import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.output.Plain;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.search.FoundPassage;
import io.flock.protocol.marketplace.knowledge.search.SearchAnswer;
import io.flock.protocol.marketplace.knowledge.search.SearchRequest;
import io.flock.protocol.money.Amount;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.payment.KnowledgeSearch;
import io.flock.sdk.payment.PaymentPlan;
import io.flock.sdk.payment.VoucherSigner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock knowledge search}. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = {
            "Asks a host of a model for the passages of its knowledge base that answer a question best.",
            "Each source is compared with the ledger; with --verify each passage with its document, too.",
            "Where searches have a price, it is paid within a budget; the channel stays open for the next time."
        },
        footer = {"", "Example:", "  flock knowledge search digits-reader 'How were the digits written?'"})
final class KnowledgeSearchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "the listing's id")
    private ListingId id;

    @Parameters(arity = "1..*", paramLabel = "WORD", description = "a question, or words")
    private List<String> words;

    @Option(names = "--host", paramLabel = "ACCOUNT", description = "which host (default: any)")
    private Optional<AccountId> host;

    @Option(
            names = "--limit",
            paramLabel = "PASSAGES",
            defaultValue = "3",
            description = "the most passages, up to 20 (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--verify", description = "fetches the documents and looks for the passages in them")
    private boolean verify;

    @Option(
            names = "--budget",
            paramLabel = "FLOCK",
            defaultValue = "1",
            description = "the most to deposit where searches have a price (default: ${DEFAULT-VALUE})")
    private Amount budget;

    @Option(
            names = "--payment-channel",
            paramLabel = "NAME",
            defaultValue = PaymentPlan.SEARCHES,
            description = {
                "the channel's name; it pays for nothing else (default: ${DEFAULT-VALUE}, or ${DEFAULT-VALUE}-2,",
                "-3 and so on where that is closed or pays for another model)"
            })
    private String name;

    @Mixin
    private LedgerCall ledger;

    KnowledgeSearchCommand() {}

    @Override
    public Integer call() {
        return ledger.connected((flock, content) -> {
            KnowledgeSearch search = KnowledgeSearch.open(
                    flock.marketplace(),
                    flock.knowledge(),
                    flock.account(),
                    VoucherSigner.of(ledger.connection().caller()),
                    id,
                    host,
                    new PaymentPlan(name, budget, budget));
            SearchAnswer answer = search.ask(new SearchRequest(String.join(" ", words), Optional.of(limit)));
            if (verify) {
                answer.passages().forEach(passage -> verify(content, search, passage));
            }
            ledger.output().print(answer, lines(answer));
            search.confirm();
        });
    }

    private static void verify(IpfsClient content, KnowledgeSearch search, FoundPassage passage) {
        KnowledgeDocument document = search.source(passage);
        String text = new String(content.get(document.content(), document.bytes()), StandardCharsets.UTF_8);
        if (!text.contains(passage.text())) {
            throw new FlockException(
                    ErrorCode.CONTENT_MISMATCH,
                    "host " + search.host() + " gave a passage that is not in " + document.ref(),
                    "choose another host");
        }
    }

    private static List<String> lines(SearchAnswer answer) {
        List<String> lines = new ArrayList<>();
        for (FoundPassage passage : answer.passages()) {
            lines.add(Plain.text(passage.title()) + ", by " + passage.contributor() + ", licence "
                    + Plain.text(passage.licence()));
            passage.text().lines().map(line -> "  " + Plain.text(line)).forEach(lines::add);
            lines.add("  document " + passage.document() + ", passage " + passage.passage());
        }
        if (lines.isEmpty()) {
            lines.add("nothing was found");
        }
        return lines;
    }
}

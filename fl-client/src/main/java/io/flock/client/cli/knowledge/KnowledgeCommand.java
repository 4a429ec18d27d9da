package io.flock.client.cli.knowledge;

import io.flock.client.cli.command.GroupCommand;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.command.Page;
import io.flock.client.cli.output.Plain;
import io.flock.client.cli.output.Table;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock knowledge}. */
@Command(
        name = "knowledge",
        mixinStandardHelpOptions = true,
        subcommands = {
            KnowledgeProposeCommand.class,
            KnowledgeVoteCommand.class,
            KnowledgeShowCommand.class,
            KnowledgeSearchCommand.class
        },
        description = "Knowledge bases of listed models: documents that contributors propose and gmFLOCK accept.",
        footer = {"", "Example:", "  flock knowledge propose digits-reader reading.md --licence CC-BY-4.0"})
public final class KnowledgeCommand extends GroupCommand {
    KnowledgeCommand() {}

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the documents that were proposed to a model's base.",
            footer = {"", "Example:", "  flock knowledge list digits-reader"})
    int list(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id) {
        return ledger.list(
                (flock, size, bookmark) -> Page.of(
                        flock.knowledge().documents(id, size, bookmark),
                        KnowledgeList::documents,
                        KnowledgeList::bookmark),
                new Table("STATUS", "BYTES", "VOTES UNTIL", "CONTRIBUTOR", "TITLE", "DOCUMENT"),
                document -> List.of(
                        document.status().name(),
                        Integer.toString(document.bytes()),
                        Instant.ofEpochSecond(document.votesUntil()).toString(),
                        document.contributor().toString(),
                        Plain.text(document.title()),
                        document.ref().document().hex()));
    }

    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = "Closes the vote on a document when its time is over; anybody may.",
            footer = {"", "Example:", "  flock knowledge close digits-reader 9f86d081…"})
    int close(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id,
            @Parameters(paramLabel = "DOCUMENT", description = "SHA-256 of its bytes") Digest document) {
        return ledger.submit(
                flock -> flock.knowledge().close(new KnowledgeRef(id, document)), closed -> closed.outcome()
                        .map(outcome -> closed.status() + ": "
                                + outcome.accepting().format() + " gmFLOCK for, "
                                + outcome.rejecting().format() + " against; " + outcome.returned()
                                + " went back to " + closed.contributor() + ", with " + outcome.points() + " points")
                        .orElseGet(() -> closed.status().name()));
    }

    @Command(
            name = "claim",
            mixinStandardHelpOptions = true,
            description = "Claims your part of what searches in a base paid, as a contributor.",
            footer = {"", "Example:", "  flock knowledge claim digits-reader --as Org1MSP::user1"})
    int claim(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id) {
        return ledger.submit(flock -> flock.knowledge().claim(id), paid -> "claimed " + paid.amount());
    }

    @Command(
            name = "points",
            mixinStandardHelpOptions = true,
            description = "Shows an account's contribution points.",
            footer = {"", "Example:", "  flock knowledge points Org2MSP::user1"})
    int points(
            @Mixin LedgerCall ledger,
            @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "whose points (default: your own)")
                    Optional<AccountId> account) {
        return ledger.show(
                flock -> flock.knowledge().points(account.orElseGet(flock::account)),
                points -> List.of(
                        points.account() + " has " + points.total() + " contribution points",
                        "  " + points.created() + " for listed models, " + points.contributed()
                                + " for accepted documents; " + points.open() + " proposals are voted on"));
    }
}

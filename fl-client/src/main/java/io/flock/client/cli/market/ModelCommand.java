package io.flock.client.cli.market;

import io.flock.client.cli.command.GroupCommand;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.command.Page;
import io.flock.client.cli.output.Plain;
import io.flock.client.cli.output.Table;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.Referral;
import io.flock.protocol.marketplace.view.LineageView;
import io.flock.protocol.marketplace.view.ModelList;
import io.flock.protocol.marketplace.view.ModelView;
import io.flock.protocol.marketplace.view.VersionView;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock model}. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        subcommands = {
            ModelPublishCommand.class,
            ModelPredictCommand.class,
            ModelRateCommand.class,
            ModelDriftCommand.class,
            ModelFeedbackCommand.class,
            ModelReferCommand.class,
            ModelKeyCommand.class
        },
        description = "Models on the marketplace: what there is, where it comes from, using and rating it.",
        footer = {"", "Example:", "  flock model publish digits-reader --task alliance:digits --price 0.001"})
public final class ModelCommand extends GroupCommand {
    ModelCommand() {}

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all models.",
            footer = {"", "Example:", "  flock model list"})
    int list(@Mixin LedgerCall ledger) {
        return ledger.list(
                (flock, size, bookmark) ->
                        Page.of(flock.marketplace().models(size, bookmark), ModelList::listings, ModelList::bookmark),
                new Table("MODEL", "STATUS", "PRICE", "VERSIONS", "LISTER", "NAME"),
                listing -> List.of(
                        listing.id().text(),
                        listing.status().name(),
                        listing.price().format(),
                        Integer.toString(listing.versions()),
                        listing.lister().toString(),
                        Plain.text(listing.name())));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a model: price, hosts, versions with their ratings and cards.",
            footer = {"", "Example:", "  flock model show digits-reader"})
    int show(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id) {
        return ledger.show(flock -> flock.marketplace().model(id), ModelCommand::lines);
    }

    private static List<String> lines(ModelView view) {
        List<String> lines = new ArrayList<>();
        Listing listing = view.listing();
        lines.add(listing.id() + ": " + Plain.text(listing.name()) + " (" + listing.status() + ")");
        lines.add("  price " + listing.price() + " for one prediction, "
                + listing.contributors().value() / 10_000.0 + " % of it to contributors");
        listing.searchPrice()
                .ifPresent(price -> lines.add("  price " + price + " for one search in its knowledge base"));
        for (HostRecord host : view.hosts()) {
            lines.add("  host " + host.host() + " " + host.status() + " at " + host.endpoint() + ", stake "
                    + host.stake());
        }
        view.versions().forEach(version -> lines.addAll(lines(version)));
        return lines;
    }

    private static List<String> lines(VersionView view) {
        String rating = view.rating().organisations() == 0
                ? "not rated"
                : String.format(
                        java.util.Locale.ROOT,
                        "%.2f stars of %d organisations",
                        view.rating().hundredths() / 100.0,
                        view.rating().organisations());
        return List.of(
                "  version " + view.version().ref().version() + " of "
                        + view.version().source() + ", " + rating
                        + view.referredTo()
                                .map(task -> ", referred to task " + task)
                                .orElse(""),
                "    for: " + Plain.text(view.version().card().purpose()),
                "    limits: " + Plain.text(view.version().card().limits()) + "; licence "
                        + Plain.text(view.version().card().licence()));
    }

    @Command(
            name = "lineage",
            mixinStandardHelpOptions = true,
            description = "Shows where a version comes from: tasks, rounds, contributors, and versions before it.",
            footer = {"", "Example:", "  flock model lineage digits-reader"})
    int lineage(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id,
            @Mixin VersionOption version) {
        return ledger.show(flock -> flock.marketplace().lineage(version.of(flock, id)), ModelCommand::lines);
    }

    private static List<String> lines(LineageView view) {
        List<String> lines = new ArrayList<>();
        lines.add(view.version().ref() + ", model " + view.version().model().cid());
        view.ancestors().forEach(ancestor -> lines.add("  derived from " + ancestor + " through its ratings"));
        view.arena()
                .ifPresent(task -> lines.add("  Arena task " + task
                        + view.consensus()
                                .map(best -> ", won by " + best.node() + " with score " + best.score())
                                .orElse("")));
        lines.add(
                "  result of " + view.version().source() + ", " + view.rounds().size() + " rounds adopted a model");
        view.version()
                .rewards()
                .forEach((account, reward) -> lines.add("  contributor " + account + ", rewarded " + reward));
        view.referral().ifPresent(referral -> lines.add("  referred to Arena task " + referral.task() + set(referral)));
        return lines;
    }

    private static String set(Referral referral) {
        return referral.set()
                .map(set -> "; by its creator's word a data set of it holds the examples of "
                        + set.feedback().size() + " of " + referral.feedback().size() + " ratings with examples")
                .orElse("");
    }

    @Command(
            name = "price",
            mixinStandardHelpOptions = true,
            description = {
                "Changes the price of one prediction, or with --search that of one search in the knowledge base;",
                "for the lister."
            },
            footer = {
                "",
                "Example:",
                "  flock model price digits-reader 0.002",
                "  flock model price digits-reader 0.0005 --search"
            })
    int price(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id,
            @Parameters(paramLabel = "FLOCK", description = "price of one; 0 is free") Amount price,
            @Option(names = "--search", description = "sets the price of a search") boolean search) {
        return ledger.submit(
                flock -> search
                        ? flock.marketplace().setSearchPrice(id, price)
                        : flock.marketplace().setPrice(id, price),
                id + " costs " + price + (search ? " a search" : " a prediction"));
    }

    @Command(
            name = "suspend",
            mixinStandardHelpOptions = true,
            description = "Suspends a model, or resumes it with --resume; for the lister.",
            footer = {"", "Example:", "  flock model suspend digits-reader"})
    int suspend(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id,
            @Option(names = "--resume", description = "ends the suspension") boolean resume) {
        return ledger.submit(
                flock -> flock.marketplace().suspend(id, !resume), id + (resume ? " is active" : " is suspended"));
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Takes a model off the market for good; for the lister.",
            footer = {"", "Example:", "  flock model withdraw digits-reader"})
    int withdraw(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id) {
        return ledger.submit(flock -> flock.marketplace().withdraw(id), id + " is withdrawn");
    }

    @Command(
            name = "claim",
            mixinStandardHelpOptions = true,
            description = "Claims your part of a version's revenue, as a contributor.",
            footer = {"", "Example:", "  flock model claim digits-reader --as Org1MSP::user1"})
    int claim(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id,
            @Mixin VersionOption version) {
        return ledger.submit(
                flock -> flock.marketplace().claim(version.of(flock, id)), paid -> "claimed " + paid.amount());
    }
}

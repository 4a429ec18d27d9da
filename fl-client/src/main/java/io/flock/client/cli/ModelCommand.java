package io.flock.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.request.ReferModel;
import io.flock.protocol.marketplace.view.LineageView;
import io.flock.protocol.marketplace.view.ModelList;
import io.flock.protocol.marketplace.view.ModelView;
import io.flock.protocol.marketplace.view.VersionView;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock model}. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        subcommands = {ModelPublishCommand.class, ModelPredictCommand.class, ModelRateCommand.class},
        description = "Models on the marketplace: what there is, where it comes from, using and rating it.",
        footer = {"", "Example:", "  flock model publish digits-reader --task alliance:digits --price 0.001"})
final class ModelCommand extends GroupCommand {
    private static final int PAGE = 50;

    ModelCommand() {}

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all models.",
            footer = {"", "Example:", "  flock model list"})
    int list(@Mixin ConnectionOptions connection, @Mixin OutputOption output) {
        Table table = new Table("MODEL", "STATUS", "PRICE", "VERSIONS", "LISTER", "NAME");
        JsonArray json = new JsonArray();
        try (FlockClient flock = connection.connect()) {
            Optional<String> bookmark = Optional.empty();
            do {
                ModelList page = flock.marketplace().models(PAGE, bookmark).run();
                for (Listing listing : page.listings()) {
                    json.add(JsonParser.parseString(Json.write(listing)));
                    table.row(
                            listing.id().text(),
                            listing.status().name(),
                            listing.price().format(),
                            Integer.toString(listing.versions()),
                            listing.lister().toString(),
                            Plain.text(listing.name()));
                }
                bookmark = page.bookmark();
            } while (bookmark.isPresent());
        }
        output.print(json, table.lines());
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a model: price, hosts, versions with their ratings and cards.",
            footer = {"", "Example:", "  flock model show digits-reader"})
    int show(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id) {
        try (FlockClient flock = connection.connect()) {
            ModelView view = flock.marketplace().model(id).run();
            List<String> lines = new ArrayList<>();
            Listing listing = view.listing();
            lines.add(listing.id() + ": " + Plain.text(listing.name()) + " (" + listing.status() + ")");
            lines.add("  price " + listing.price() + " for one prediction, "
                    + listing.contributors().value() / 10_000.0 + " % of it to contributors");
            for (HostRecord host : view.hosts()) {
                lines.add("  host " + host.host() + " " + host.status() + " at " + host.endpoint() + ", stake "
                        + host.stake());
            }
            view.versions().forEach(version -> lines.addAll(lines(version)));
            output.print(view, lines);
        }
        return ExitClass.SUCCESS.status();
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
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id,
            @Option(names = "--version-number", paramLabel = "N", description = "default: the current one")
                    Optional<Integer> number) {
        try (FlockClient flock = connection.connect()) {
            VersionRef ref = ref(flock, id, number);
            LineageView view = flock.marketplace().lineage(ref).run();
            List<String> lines = new ArrayList<>();
            lines.add(ref + ", model " + view.version().model().cid());
            view.ancestors().forEach(ancestor -> lines.add("  derived from " + ancestor + " through its ratings"));
            view.arena()
                    .ifPresent(task -> lines.add("  Arena task " + task
                            + view.consensus()
                                    .map(best -> ", won by " + best.node() + " with score " + best.score())
                                    .orElse("")));
            lines.add("  result of " + view.version().source() + ", "
                    + view.rounds().size() + " rounds adopted a model");
            view.version()
                    .rewards()
                    .forEach((account, reward) -> lines.add("  contributor " + account + ", rewarded " + reward));
            view.referral().ifPresent(referral -> lines.add("  referred to Arena task " + referral.task()));
            output.print(view, lines);
        }
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "price",
            mixinStandardHelpOptions = true,
            description = "Changes the price of one prediction; for the lister.",
            footer = {"", "Example:", "  flock model price digits-reader 0.002"})
    int price(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id,
            @Parameters(paramLabel = "FLOCK", description = "price of one prediction") Amount price) {
        try (FlockClient flock = connection.connect()) {
            Receipts.print(
                    output, flock.marketplace().setPrice(id, price).run(), id + " costs " + price + " a prediction");
        }
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "suspend",
            mixinStandardHelpOptions = true,
            description = "Suspends a model, or resumes it with --resume; for the lister.",
            footer = {"", "Example:", "  flock model suspend digits-reader"})
    int suspend(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id,
            @Option(names = "--resume", description = "ends the suspension") boolean resume) {
        try (FlockClient flock = connection.connect()) {
            Receipts.print(
                    output,
                    flock.marketplace().suspend(id, !resume).run(),
                    id + (resume ? " is active" : " is suspended"));
        }
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Takes a model off the market for good; for the lister.",
            footer = {"", "Example:", "  flock model withdraw digits-reader"})
    int withdraw(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id) {
        try (FlockClient flock = connection.connect()) {
            Receipts.print(output, flock.marketplace().withdraw(id).run(), id + " is withdrawn");
        }
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "claim",
            mixinStandardHelpOptions = true,
            description = "Claims your part of a version's revenue, as a contributor.",
            footer = {"", "Example:", "  flock model claim digits-reader --as Org1MSP::user1"})
    int claim(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id,
            @Option(names = "--version-number", paramLabel = "N", description = "default: the current one")
                    Optional<Integer> number) {
        try (FlockClient flock = connection.connect()) {
            var paid = flock.marketplace().claim(ref(flock, id, number)).run();
            Receipts.print(output, paid, "claimed " + paid.value().amount());
        }
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "refer",
            mixinStandardHelpOptions = true,
            description = "Sends a badly rated version back into training: names your open Arena task.",
            footer = {"", "Example:", "  flock model refer digits-reader digits-again"})
    int refer(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "MODEL", description = "the listing's id") ListingId id,
            @Parameters(paramLabel = "TASK", description = "your open Arena task") TaskId task,
            @Option(names = "--version-number", paramLabel = "N", description = "default: the current one")
                    Optional<Integer> number) {
        try (FlockClient flock = connection.connect()) {
            VersionRef ref = ref(flock, id, number);
            Receipts.print(
                    output,
                    flock.marketplace().refer(new ReferModel(ref, task)).run(),
                    ref + " is referred to task " + task);
        }
        return ExitClass.SUCCESS.status();
    }

    static VersionRef ref(FlockClient flock, ListingId id, Optional<Integer> number) {
        return new VersionRef(
                id,
                number.orElseGet(
                        () -> flock.marketplace().model(id).run().listing().versions()));
    }
}

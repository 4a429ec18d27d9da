package io.flock.chaincode.rules.marketplace;

import io.flock.chaincode.rules.Found;
import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.Page;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.Listed;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.RatingSummary;
import io.flock.protocol.marketplace.Referral;
import io.flock.protocol.marketplace.RevenueClaim;
import io.flock.protocol.marketplace.RevenueFold;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.request.GetChannel;
import io.flock.protocol.marketplace.request.GetLineage;
import io.flock.protocol.marketplace.request.GetModel;
import io.flock.protocol.marketplace.request.GetReferral;
import io.flock.protocol.marketplace.request.GetRevenue;
import io.flock.protocol.marketplace.request.ListChannels;
import io.flock.protocol.marketplace.request.ListModels;
import io.flock.protocol.marketplace.view.AdoptedRound;
import io.flock.protocol.marketplace.view.ChannelList;
import io.flock.protocol.marketplace.view.LineageView;
import io.flock.protocol.marketplace.view.ModelList;
import io.flock.protocol.marketplace.view.ModelView;
import io.flock.protocol.marketplace.view.ReferralView;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.marketplace.view.VersionView;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What can be asked of the marketplace. */
public final class MarketViews {
    private static final int SHOWN_VERSIONS = 100;
    private static final int MOST_ANCESTORS = 32;

    private MarketViews() {}

    public static ModelView model(Ledger ledger, GetModel request) {
        Listing listing = Market.listing(ledger, request.listing());
        int last = listing.versions();
        List<VersionView> versions = IntStream.iterate(last, n -> n > 0 && n > last - SHOWN_VERSIONS, n -> n - 1)
                .mapToObj(n -> version(ledger, new VersionRef(listing.id(), n)))
                .toList();
        return new ModelView(
                listing,
                versions,
                ledger.range(MarketKeys.hosts(listing.id()), HostRecord.class).stream()
                        .map(Found::document)
                        .toList());
    }

    private static VersionView version(Ledger ledger, VersionRef ref) {
        return new VersionView(
                Market.version(ledger, ref),
                RatingSummary.of(Ratings.of(ledger, ref)),
                ledger.find(MarketKeys.referral(ref), Referral.class).map(Referral::task));
    }

    /** A page in the order of the ids; the bookmark is the id with which the next one begins. */
    public static ModelList models(Ledger ledger, ListModels request) {
        Page<Listing> page = ledger.page(
                MarketKeys.listings(),
                request.bookmark().map(ListingId::parse).map(MarketKeys::listing),
                request.pageSize(),
                Listing.class);
        return new ModelList(
                page.documents().stream().map(Found::document).toList(),
                page.next().map(key -> key.attributes().get(0)));
    }

    /** Where a version comes from: tasks, rounds, and versions whose feedback led to it. */
    public static LineageView lineage(Ledger ledger, GetLineage request) {
        ModelVersion version = Market.version(ledger, request.version());
        boolean alliance = version.source().kind() == TaskName.Kind.ALLIANCE;
        Optional<TaskId> arena =
                alliance ? version.arena() : Optional.of(version.source().task());
        return new LineageView(
                version,
                arena,
                arena.flatMap(task -> ledger.find(ArenaKeys.roster(task), ArenaRoster.class))
                        .flatMap(ArenaRoster::best),
                alliance ? rounds(ledger, version.source().task()) : List.of(),
                ancestors(ledger, version),
                ledger.find(MarketKeys.referral(version.ref()), Referral.class));
    }

    /** Which version's ratings an Arena task answers. */
    public static ReferralView referral(Ledger ledger, GetReferral request) {
        return new ReferralView(ledger.find(MarketKeys.derived(request.task()), Listed.class)
                .flatMap(listed -> ledger.find(MarketKeys.referral(listed.version()), Referral.class)));
    }

    private static List<AdoptedRound> rounds(Ledger ledger, TaskId task) {
        int last = ledger.find(LedgerKey.phase(task), PhaseRecord.class)
                .orElseThrow()
                .round();
        return Origins.rounds(ledger, task, last).stream()
                .flatMap(round -> round
                        .settlement()
                        .flatMap(settlement -> settlement.adopted())
                        .map(model -> new AdoptedRound(round.round(), model))
                        .stream())
                .toList();
    }

    private static List<VersionRef> ancestors(Ledger ledger, ModelVersion version) {
        List<VersionRef> ancestors = new ArrayList<>();
        Optional<VersionRef> next = version.derivedFrom();
        while (next.isPresent() && ancestors.size() < MOST_ANCESTORS) {
            ancestors.add(next.get());
            next = Market.version(ledger, next.get()).derivedFrom();
        }
        return ancestors;
    }

    public static PaymentChannel channel(Ledger ledger, GetChannel request) {
        return Market.channel(ledger, request.channel());
    }

    /** A page of channels; the bookmark is the id with which the next one begins. */
    public static ChannelList channels(Ledger ledger, ListChannels request) {
        Optional<ChannelId> from = request.bookmark().map(ChannelId::parse);
        if (request.host().isEmpty()) {
            return ConsumerChannels.page(ledger, request.consumer().orElseThrow(), request.pageSize(), from);
        }
        AccountId host = request.host().get();
        Page<PaymentChannel> page = ledger.page(
                request.consumer()
                        .map(consumer -> MarketKeys.channels(host, consumer))
                        .orElseGet(() -> MarketKeys.channels(host)),
                from.map(MarketKeys::channel),
                request.pageSize(),
                PaymentChannel.class);
        return new ChannelList(
                page.documents().stream().map(Found::document).toList(),
                page.next().map(ConsumerChannels::id).map(ChannelId::toString));
    }

    /** What contributors of a version have earned, and which settlements are to be divided. */
    public static RevenueView revenue(Ledger ledger, GetRevenue request) {
        VersionRef ref = Market.version(ledger, request.version()).ref();
        List<Found<Entry>> open = ledger.page(
                        MarketKeys.revenue(ref), Optional.empty(), RevenueView.MOST_SETTLEMENTS, Entry.class)
                .documents();
        RevenueFold fold =
                ledger.find(MarketKeys.revenueFold(ref), RevenueFold.class).orElseGet(RevenueFold::none);
        return revenue(
                ledger,
                open,
                Entry::amount,
                fold.earnedBy(request.account()),
                MarketKeys.revenueClaim(ref, request.account()));
    }

    static <T extends StateDocument> RevenueView revenue(
            Ledger ledger, List<Found<T>> open, Function<T, Amount> amount, Amount earned, LedgerKey claim) {
        return new RevenueView(
                open.stream()
                        .map(entry -> TransactionId.parse(entry.lastAttribute()))
                        .toList(),
                Amount.sum(open.stream().map(Found::document).map(amount).toList()),
                earned,
                ledger.find(claim, RevenueClaim.class).map(RevenueClaim::amount).orElse(Amount.ZERO));
    }
}

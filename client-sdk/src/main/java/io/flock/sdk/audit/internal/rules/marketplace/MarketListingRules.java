package io.flock.sdk.audit.internal.rules.marketplace;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.CardCheck;
import io.flock.protocol.marketplace.Listed;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ListingStatus;
import io.flock.protocol.marketplace.MarketBounds;
import io.flock.protocol.marketplace.ModelCard;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.Origin;
import io.flock.protocol.marketplace.RevenueSplit;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.request.AddVersion;
import io.flock.protocol.marketplace.request.ListModel;
import io.flock.protocol.marketplace.request.SetPrice;
import io.flock.protocol.marketplace.request.SetSearchPrice;
import io.flock.protocol.marketplace.request.Suspend;
import io.flock.protocol.marketplace.request.Withdraw;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import java.util.Optional;

/** Listings: a version's contributors and their weights are derived again from the settlements of its task. */
final class MarketListingRules {
    private MarketListingRules() {}

    static void list(Replay replay) {
        ListModel request = replay.request(ListModel.class);
        MarketState market = new MarketState(replay);
        market.requireMember();
        LedgerKey key = MarketKeys.listing(request.listing());
        Optional<Listing> before = replay.find(key, Listing.class);
        VersionRef ref = new VersionRef(request.listing(), 1);
        if (before.isPresent()) {
            ModelVersion first = market.version(ref);
            Refusal.unless(
                    before.get().lister().equals(market.account())
                            && first.source().equals(request.task())
                            && first.model().equals(request.model()),
                    ErrorCode.LISTING_EXISTS,
                    "there is another listing " + request.listing());
            return;
        }
        MarketBounds bounds = market.bounds();
        Refusal.unless(
                request.contributors().compareTo(bounds.minContributors()) >= 0
                        && RevenueSplit.fits(bounds.fee(), request.contributors()),
                ErrorCode.PARAMETER_OUT_OF_BOUNDS,
                "a contributors' share of " + request.contributors().value());
        add(market, ref, request.task(), request.model(), request.card());
        replay.put(
                key,
                new Listing(
                        request.listing(),
                        market.account(),
                        request.name(),
                        request.price(),
                        request.contributors(),
                        ListingStatus.ACTIVE,
                        1,
                        market.now(),
                        Optional.empty(),
                        Optional.empty()));
        MarketKnowledgeRules.created(market);
    }

    static void addVersion(Replay replay) {
        AddVersion request = replay.request(AddVersion.class);
        MarketState market = new MarketState(replay);
        market.requireMember();
        Listing listing = market.ownStanding(request.listing());
        boolean known = replay.find(
                        MarketKeys.listed(request.task(), request.model().tensorDigest()), Listed.class)
                .filter(listed -> listed.version().listing().equals(listing.id()))
                .isPresent();
        if (known) {
            return;
        }
        VersionRef ref = new VersionRef(listing.id(), listing.versions() + 1);
        add(market, ref, request.task(), request.model(), request.card());
        replay.put(MarketKeys.listing(listing.id()), listing.withVersions(ref.version()));
    }

    private static void add(MarketState market, VersionRef ref, TaskName task, ModelRef model, ModelCard card) {
        Origin origin = market.origin(task);
        CardCheck.check(origin, market.account(), model, card);
        LedgerKey once = MarketKeys.listed(task, model.tensorDigest());
        Refusal.unless(
                market.replay().find(once, Listed.class).isEmpty(),
                ErrorCode.LISTING_EXISTS,
                "the result of " + task + " is listed");
        market.replay().put(once, new Listed(ref));
        market.replay()
                .put(
                        MarketKeys.version(ref),
                        ModelVersion.of(ref, origin, market.derivedFrom(origin), card, market.now()));
    }

    static void setPrice(Replay replay) {
        SetPrice request = replay.request(SetPrice.class);
        Listing listing = new MarketState(replay).ownStanding(request.listing());
        replay.put(MarketKeys.listing(listing.id()), listing.withPrice(request.price()));
    }

    static void setSearchPrice(Replay replay) {
        SetSearchPrice request = replay.request(SetSearchPrice.class);
        Listing listing = new MarketState(replay).ownStanding(request.listing());
        replay.put(MarketKeys.listing(listing.id()), listing.withSearchPrice(request.price()));
    }

    static void suspend(Replay replay) {
        Suspend request = replay.request(Suspend.class);
        Listing listing = new MarketState(replay).ownStanding(request.listing());
        replay.put(
                MarketKeys.listing(listing.id()),
                listing.withStatus(request.suspended() ? ListingStatus.SUSPENDED : ListingStatus.ACTIVE));
    }

    static void withdraw(Replay replay) {
        MarketState market = new MarketState(replay);
        Listing listing = market.own(replay.request(Withdraw.class).listing());
        if (listing.status() != ListingStatus.WITHDRAWN) {
            replay.put(MarketKeys.listing(listing.id()), listing.withdrawn(market.now()));
        }
    }
}

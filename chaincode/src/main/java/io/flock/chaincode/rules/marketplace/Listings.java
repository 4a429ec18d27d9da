package io.flock.chaincode.rules.marketplace;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
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
import java.util.Optional;

/** What listers do. */
public final class Listings {
    private Listings() {}

    /**
     * Lists a task's result. The split of its revenue among contributors follows from the task's settlements. The same again
     * has no effect.
     *
     * @throws FlockException NOT_A_MEMBER, UNKNOWN_TASK, WRONG_PHASE, what {@link CardCheck} refuses, LISTING_EXISTS,
     *     PARAMETER_OUT_OF_BOUNDS for a contributors' share below governance's minimum
     */
    public static void list(Ledger ledger, ListModel request) {
        Membership.require(ledger, ledger.caller().organisation());
        VersionRef ref = new VersionRef(request.listing(), 1);
        LedgerKey key = MarketKeys.listing(request.listing());
        Optional<Listing> before = ledger.find(key, Listing.class);
        if (before.isPresent()) {
            requireSame(ledger, before.get(), ref, request);
            return;
        }
        requireShare(Market.bounds(ledger), request);
        add(ledger, ref, request.task(), request.model(), request.card());
        ledger.put(
                key,
                new Listing(
                        request.listing(),
                        ledger.account(),
                        request.name(),
                        request.price(),
                        request.contributors(),
                        ListingStatus.ACTIVE,
                        1,
                        ledger.transaction().timestamp(),
                        Optional.empty(),
                        Optional.empty()));
        Points.created(ledger);
        ledger.happened(Market.event(ledger, EventKind.MODEL_LISTED, key).withAmount(request.price()));
    }

    private static void requireSame(Ledger ledger, Listing before, VersionRef ref, ListModel request) {
        ModelVersion first = Market.version(ledger, ref);
        if (!before.lister().equals(ledger.account())
                || !first.source().equals(request.task())
                || !first.model().equals(request.model())) {
            throw new FlockException(ErrorCode.LISTING_EXISTS, before.lister() + " has a listing " + request.listing());
        }
    }

    private static void requireShare(MarketBounds bounds, ListModel request) {
        if (request.contributors().compareTo(bounds.minContributors()) < 0
                || !RevenueSplit.fits(bounds.fee(), request.contributors())) {
            throw new FlockException(
                    ErrorCode.PARAMETER_OUT_OF_BOUNDS,
                    "contributors get " + request.contributors().value() + " millionths, governance asks for "
                            + bounds.minContributors().value() + " at least, beside its fee of "
                            + bounds.fee().value());
        }
    }

    /**
     * Adds a version; it becomes the current one. The same again has no effect.
     *
     * @throws FlockException UNKNOWN_LISTING, NOT_AUTHORISED, LISTING_CLOSED once withdrawn, and as {@link #list}
     */
    public static void addVersion(Ledger ledger, AddVersion request) {
        Membership.require(ledger, ledger.caller().organisation());
        Listing listing = notWithdrawn(Market.own(ledger, request.listing()));
        Optional<Listed> before =
                ledger.find(MarketKeys.listed(request.task(), request.model().tensorDigest()), Listed.class);
        if (before.filter(listed -> listed.version().listing().equals(listing.id()))
                .isPresent()) {
            return;
        }
        VersionRef ref = new VersionRef(listing.id(), listing.versions() + 1);
        add(ledger, ref, request.task(), request.model(), request.card());
        ledger.put(MarketKeys.listing(listing.id()), listing.withVersions(ref.version()));
        ledger.happened(Market.event(ledger, EventKind.VERSION_ADDED, MarketKeys.version(ref)));
    }

    private static void add(Ledger ledger, VersionRef ref, TaskName task, ModelRef model, ModelCard card) {
        Origin origin = Origins.of(ledger, task);
        CardCheck.check(origin, ledger.account(), model, card);
        LedgerKey once = MarketKeys.listed(task, model.tensorDigest());
        ledger.find(once, Listed.class).ifPresent(other -> {
            throw new FlockException(
                    ErrorCode.LISTING_EXISTS, "the result of " + task + " is listed as " + other.version());
        });
        ledger.put(once, new Listed(ref));
        ledger.put(
                MarketKeys.version(ref),
                ModelVersion.of(
                        ref,
                        origin,
                        Origins.derivedFrom(ledger, origin),
                        card,
                        ledger.transaction().timestamp()));
    }

    /**
     * Changes the price of a prediction.
     *
     * @throws FlockException UNKNOWN_LISTING, NOT_AUTHORISED, LISTING_CLOSED once withdrawn
     */
    public static void setPrice(Ledger ledger, SetPrice request) {
        Listing listing = notWithdrawn(Market.own(ledger, request.listing()));
        LedgerKey key = MarketKeys.listing(listing.id());
        ledger.put(key, listing.withPrice(request.price()));
        ledger.happened(Market.event(ledger, EventKind.PRICE_SET, key).withAmount(request.price()));
    }

    /**
     * Changes the price of a search.
     *
     * @throws FlockException UNKNOWN_LISTING, NOT_AUTHORISED, LISTING_CLOSED once withdrawn
     */
    public static void setSearchPrice(Ledger ledger, SetSearchPrice request) {
        Listing listing = notWithdrawn(Market.own(ledger, request.listing()));
        LedgerKey key = MarketKeys.listing(listing.id());
        ledger.put(key, listing.withSearchPrice(request.price()));
        ledger.happened(Market.event(ledger, EventKind.PRICE_SET, key).withAmount(request.price()));
    }

    /**
     * Suspends or resumes.
     *
     * @throws FlockException UNKNOWN_LISTING, NOT_AUTHORISED, LISTING_CLOSED once withdrawn
     */
    public static void suspend(Ledger ledger, Suspend request) {
        Listing listing = notWithdrawn(Market.own(ledger, request.listing()));
        LedgerKey key = MarketKeys.listing(listing.id());
        ledger.put(key, listing.withStatus(request.suspended() ? ListingStatus.SUSPENDED : ListingStatus.ACTIVE));
        ledger.happened(Market.event(
                ledger, request.suspended() ? EventKind.LISTING_SUSPENDED : EventKind.LISTING_RESUMED, key));
    }

    /**
     * Withdraws for good; again has no effect.
     *
     * @throws FlockException UNKNOWN_LISTING, NOT_AUTHORISED
     */
    public static void withdraw(Ledger ledger, Withdraw request) {
        Listing listing = Market.own(ledger, request.listing());
        if (listing.status() == ListingStatus.WITHDRAWN) {
            return;
        }
        LedgerKey key = MarketKeys.listing(listing.id());
        ledger.put(key, listing.withdrawn(ledger.transaction().timestamp()));
        ledger.happened(Market.event(ledger, EventKind.LISTING_WITHDRAWN, key));
    }

    private static Listing notWithdrawn(Listing listing) {
        if (listing.status() == ListingStatus.WITHDRAWN) {
            throw Market.closed(listing);
        }
        return listing;
    }
}

package io.flock.chaincode.rules.marketplace;

import io.flock.chaincode.rules.Found;
import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.Listed;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.RatingRule;
import io.flock.protocol.marketplace.Referral;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.request.GetRatings;
import io.flock.protocol.marketplace.request.RateModel;
import io.flock.protocol.marketplace.request.ReferModel;
import io.flock.protocol.marketplace.view.RatingList;
import java.util.List;
import java.util.Optional;

/** What those who paid say of a model, and what comes of it. */
public final class Ratings {
    private Ratings() {}

    /**
     * Rates a version in the name of the caller's organisation; its last rating counts.
     *
     * @throws FlockException NOT_A_MEMBER, UNKNOWN_LISTING, UNKNOWN_CHANNEL, and what {@link RatingRule} refuses
     */
    public static void rate(Ledger ledger, RateModel request) {
        OrganisationId organisation = ledger.caller().organisation();
        Membership.require(ledger, organisation);
        Listing listing = Market.listing(ledger, request.version().listing());
        Market.version(ledger, request.version());
        List<PaymentChannel> channels = request.channels().stream()
                .map(channel -> Market.channel(ledger, channel))
                .toList();
        Rating rating = RatingRule.rate(
                listing,
                request,
                channels,
                ledger.account(),
                ledger.transaction().timestamp());
        LedgerKey key = MarketKeys.rating(request.version(), organisation);
        ledger.put(key, rating);
        ledger.happened(Market.event(ledger, EventKind.MODEL_RATED, key).withAmount(rating.weight()));
    }

    /** What was said of a version, with the labelled examples that go with it. */
    public static RatingList list(Ledger ledger, GetRatings request) {
        return new RatingList(
                of(ledger, Market.version(ledger, request.version()).ref()));
    }

    /** All ratings of a version, one per organisation. */
    static List<Rating> of(Ledger ledger, VersionRef version) {
        return ledger.range(MarketKeys.ratings(version), Rating.class).stream()
                .map(Found::document)
                .toList();
    }

    /**
     * Refers a badly rated version to the caller's open Arena task, which answers it. The same again has no effect.
     *
     * @throws FlockException UNKNOWN_LISTING, UNKNOWN_TASK, NOT_AUTHORISED unless the task is the caller's, WRONG_PHASE
     *     unless it is open, ALREADY_DONE, TOO_EARLY while the ratings are not below governance's threshold,
     *     CONTENT_MISMATCH and INVALID_ARGUMENT for a set or feedback that is not the task's or the ratings'
     */
    public static void refer(Ledger ledger, ReferModel request) {
        Market.version(ledger, request.version());
        LedgerKey key = MarketKeys.referral(request.version());
        Optional<Referral> before = ledger.find(key, Referral.class);
        if (before.isPresent()) {
            RatingRule.requireSame(before.get(), request, ledger.account());
            return;
        }
        ArenaTaskDocument task = ledger.find(ArenaKeys.task(request.task()), ArenaTaskDocument.class)
                .orElseThrow(
                        () -> new FlockException(ErrorCode.UNKNOWN_TASK, "there is no Arena task " + request.task()));
        ArenaPhase phase = ledger.find(ArenaKeys.phase(request.task()), ArenaPhaseRecord.class)
                .orElseThrow()
                .phase();
        LedgerKey derived = MarketKeys.derived(request.task());
        if (ledger.find(derived, Listed.class).isPresent()) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE, "task " + request.task() + " answers another version already");
        }
        Referral referral = RatingRule.refer(
                request,
                task,
                phase,
                of(ledger, request.version()),
                Market.bounds(ledger),
                ledger.account(),
                ledger.transaction().timestamp());
        ledger.put(key, referral);
        ledger.put(derived, new Listed(request.version()));
        ledger.happened(Market.event(ledger, EventKind.MODEL_REFERRED, key).withTask(request.task()));
    }
}

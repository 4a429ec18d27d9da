package io.flock.protocol.marketplace;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.marketplace.request.RateModel;
import io.flock.protocol.marketplace.request.ReferModel;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** Who may rate, with which weight, and what a bad rating leads to. */
public final class RatingRule {
    private RatingRule() {}

    /**
     * A rating with its weight: the fees that the organisation's channels paid for this version to hosts of other
     * organisations. So nobody rates by paying itself, and a second account of an organisation has no second vote.
     *
     * @param channels those that the request names, in its order
     * @throws FlockException NOT_AUTHORISED for the lister's organisation and for others' channels, INVALID_ARGUMENT for a
     *     channel named twice, NOT_A_CUSTOMER when nothing was paid
     */
    public static Rating rate(
            Listing listing, RateModel request, List<PaymentChannel> channels, AccountId by, long now) {
        OrganisationId organisation = by.organisation();
        if (listing.lister().organisation().equals(organisation)) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    "listing " + listing.id() + " is of " + organisation + " itself, which can't rate it");
        }
        if (request.channels().stream().distinct().count() < request.channels().size()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "$.channels names a channel twice");
        }
        Amount weight = Amount.ZERO;
        for (PaymentChannel channel : channels) {
            requireOwn(listing, channel, organisation);
            boolean foreign = !channel.id().host().organisation().equals(organisation);
            weight = foreign ? weight.plus(channel.feeFor(request.version().version())) : weight;
        }
        if (weight.isZero()) {
            throw new FlockException(
                    ErrorCode.NOT_A_CUSTOMER,
                    organisation + " has settled nothing for " + request.version() + " with hosts of others",
                    "name channels from which a host of another organisation has settled");
        }
        return new Rating(
                request.version(),
                by,
                request.stars(),
                weight,
                request.comment(),
                request.examples(),
                request.channels(),
                now);
    }

    private static void requireOwn(Listing listing, PaymentChannel channel, OrganisationId organisation) {
        if (!channel.id().consumer().organisation().equals(organisation)
                || !channel.listing().equals(listing.id())) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    "channel " + channel.id() + " is not one of " + organisation + "'s for listing " + listing.id());
        }
    }

    /**
     * The referral of a version to a task.
     *
     * @throws FlockException NOT_AUTHORISED unless the task is the caller's, WRONG_PHASE unless it is open, TOO_EARLY while
     *     the ratings are not below governance's threshold, CONTENT_MISMATCH for a set that is not the task's,
     *     INVALID_ARGUMENT for feedback that is not of the ratings
     */
    public static Referral refer(
            ReferModel request,
            ArenaTaskDocument task,
            ArenaPhase phase,
            List<Rating> ratings,
            MarketBounds bounds,
            AccountId by,
            long now) {
        if (!task.creator().equals(by)) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    "task " + task.taskId() + " is " + task.creator() + "'s, not " + by + "'s");
        }
        if (phase != ArenaPhase.OPEN) {
            throw new FlockException(
                    ErrorCode.WRONG_PHASE, "task " + task.taskId() + " is in " + phase + ", not in OPEN");
        }
        RatingSummary summary = RatingSummary.of(ratings);
        if (!summary.isReferable(bounds)) {
            throw new FlockException(
                    ErrorCode.TOO_EARLY,
                    request.version() + " has " + summary.hundredths() + " hundredths of a star of "
                            + summary.organisations() + " organisations; below " + bounds.referBelow() + " of at least "
                            + bounds.referRatings() + " are needed");
        }
        List<ContentRef> feedback =
                ratings.stream().map(Rating::examples).flatMap(Optional::stream).toList();
        request.set().ifPresent(set -> requireHolds(task, set, feedback));
        return new Referral(request.version(), task.taskId(), by, summary, feedback, now, request.set());
    }

    /** What is in a sealed set the ledger can't see; that it is the task's, and whose examples are claimed for it, it can. */
    private static void requireHolds(ArenaTaskDocument task, ReferredSet claim, List<ContentRef> feedback) {
        SealedSet ofEpochs = task.definition().validationSet();
        SealedSet ofEnd = task.definition().finalSet();
        if (!claim.set().equals(ofEpochs) && !claim.set().equals(ofEnd)) {
            throw new FlockException(
                    ErrorCode.CONTENT_MISMATCH,
                    "set " + claim.set().content().cid() + " is neither of task " + task.taskId() + "'s, which are "
                            + ofEpochs.content().cid() + " and "
                            + ofEnd.content().cid(),
                    "name one of them, or none");
        }
        if (claim.feedback().isEmpty()
                || claim.feedback().stream().distinct().count()
                        < claim.feedback().size()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "$.set.feedback names nothing, or something twice", "name each once");
        }
        claim.feedback().stream()
                .filter(content -> !feedback.contains(content))
                .findFirst()
                .ifPresent(content -> {
                    throw new FlockException(
                            ErrorCode.INVALID_ARGUMENT,
                            "no rating of the version names the examples " + content.cid() + " now",
                            "read the ratings again, and leave out what their raters have replaced");
                });
    }

    /**
     * Lets a repeated referral pass.
     *
     * @throws FlockException ALREADY_DONE when the version was referred to another task, with another set or by another account
     */
    public static void requireSame(Referral before, ReferModel request, AccountId by) {
        if (!before.task().equals(request.task())
                || !before.set().equals(request.set())
                || !before.by().equals(by)) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE,
                    request.version() + " was referred to task " + before.task() + " by " + before.by()
                            + before.set()
                                    .map(set ->
                                            " with set " + set.set().content().cid())
                                    .orElse(""));
        }
    }
}

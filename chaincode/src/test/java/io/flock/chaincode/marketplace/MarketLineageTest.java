package io.flock.chaincode.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.Trainer;
import io.flock.chaincode.arena.ArenaRun;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.ModelCard;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.RatingSummary;
import io.flock.protocol.marketplace.Referral;
import io.flock.protocol.marketplace.ReferredSet;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.request.AddVersion;
import io.flock.protocol.marketplace.request.ClaimRevenue;
import io.flock.protocol.marketplace.request.GetLineage;
import io.flock.protocol.marketplace.request.GetRatings;
import io.flock.protocol.marketplace.request.GetReferral;
import io.flock.protocol.marketplace.request.GetRevenue;
import io.flock.protocol.marketplace.request.ListModel;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.request.RateModel;
import io.flock.protocol.marketplace.request.ReferModel;
import io.flock.protocol.marketplace.request.Withdraw;
import io.flock.protocol.marketplace.view.LineageView;
import io.flock.protocol.marketplace.view.RatingList;
import io.flock.protocol.marketplace.view.ReferralView;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model whose ratings send it back into training, and what comes out of the Arena as its next version. */
class MarketLineageTest {
    private static final VersionRef SECOND = new VersionRef(MarketRun.LISTING, 2);
    private static final ContentRef EXAMPLES = new ContentRef("bafyexamples", Trainer.digest("examples"));
    private static final ReferModel REFERRAL = new ReferModel(MarketRun.FIRST, ArenaRun.TASK, Optional.empty());

    private final Consortium3 consortium = Consortium3.founded(6);

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(consortium.channel());
    }

    @Test
    void badlyRatedVersion_isReferred_andTheArenasModelIsTheNextVersion_derivedFromIt() {
        MarketRun run = MarketRun.open(consortium);
        run.settle(run.voucher(20));
        rate(run, 1);
        assertThat(run.channel
                        .evaluate(
                                run.lister, "marketplace:GetRatings", new GetRatings(MarketRun.FIRST), RatingList.class)
                        .ratings())
                .extracting(Rating::by, Rating::stars, Rating::examples)
                .containsExactly(tuple(run.consumer.account(), 1, Optional.of(EXAMPLES)));
        ArenaRun arena = ArenaRun.created(consortium);
        run.channel.submit(arena.creator(), "marketplace:ReferModel", REFERRAL);
        run.channel.submit(arena.creator(), "marketplace:ReferModel", REFERRAL);
        Referral referral = run.channel
                .document(MarketKeys.referral(MarketRun.FIRST), Referral.class)
                .orElseThrow();
        assertThat(referral.feedback()).containsExactly(EXAMPLES);
        assertThat(referral.rating().hundredths()).isEqualTo(100);

        arena.stakeAll();
        arena.until(ArenaPhase.COMPLETED);
        AddVersion next = next(arena);
        run.channel.submit(run.lister, "marketplace:AddVersion", next);
        run.channel.submit(run.lister, "marketplace:AddVersion", next);

        ModelVersion second = version(run, SECOND);
        assertThat(second.derivedFrom()).contains(MarketRun.FIRST);
        assertThat(second.rewards()).isEqualTo(rewards(arena));
        assertThat(lineage(run, SECOND).ancestors()).containsExactly(MarketRun.FIRST);
        assertThat(lineage(run, SECOND).arena()).contains(ArenaRun.TASK);
        assertThat(lineage(run, SECOND).consensus()).isEqualTo(arena.roster().best());
        assertThat(lineage(run, MarketRun.FIRST).referral()).contains(referral);
        assertThat(paidForTheSecond(run, second)).isPositive();
    }

    /** Pays for the second version from a channel of its own and claims as one of its contributors. */
    private static long paidForTheSecond(MarketRun run, ModelVersion second) {
        ChannelId channel = new ChannelId(run.host.account(), run.consumer.account(), "second");
        run.channel.submit(
                run.consumer,
                "marketplace:OpenChannel",
                new OpenChannel(channel, MarketRun.LISTING, run.book.key(), MarketRun.DEPOSIT, Optional.empty()));
        run.settle(run.book.voucher(channel, 2, Amount.ZERO, MarketRun.PRICE, 50));
        Identity winner = run.consortium.clients().stream()
                .filter(client -> second.rewards().containsKey(client.account()))
                .findFirst()
                .orElseThrow();
        RevenueView revenue = run.channel.evaluate(
                winner, "marketplace:GetRevenue", new GetRevenue(SECOND, winner.account()), RevenueView.class);
        assertThat(revenue.undivided()).isEqualTo(Amount.ofMicros(20_000));
        return run.channel
                .submit(winner, "marketplace:Claim", new ClaimRevenue(SECOND, revenue.settlements()), ClaimResult.class)
                .amount()
                .micros();
    }

    @Test
    void referral_isRefused_unlessTheRatingsAreBad_andTheTaskIsTheCallers_openAndFree() {
        MarketRun run = MarketRun.open(consortium);
        ArenaRun arena = ArenaRun.created(consortium);
        assertThat(refusedReferral(
                        run, arena.creator(), new ReferModel(MarketRun.FIRST, TaskId.parse("none"), Optional.empty())))
                .isEqualTo(ErrorCode.UNKNOWN_TASK);
        assertThat(refusedReferral(run, arena.creator(), new ReferModel(SECOND, ArenaRun.TASK, Optional.empty())))
                .isEqualTo(ErrorCode.UNKNOWN_LISTING);
        assertThat(refusedReferral(run, arena.creator(), REFERRAL)).isEqualTo(ErrorCode.TOO_EARLY);
        run.settle(run.voucher(20));
        rate(run, 3);
        assertThat(refusedReferral(run, arena.creator(), REFERRAL)).isEqualTo(ErrorCode.TOO_EARLY);
        rate(run, 2);
        assertThat(refusedReferral(run, run.lister, REFERRAL)).isEqualTo(ErrorCode.NOT_AUTHORISED);
        arena.stakeAll();
        arena.advance();

        assertThat(refusedReferral(run, arena.creator(), REFERRAL)).isEqualTo(ErrorCode.WRONG_PHASE);
        assertThat(run.channel.document(MarketKeys.referral(MarketRun.FIRST), Referral.class))
                .isEmpty();
    }

    @Test
    void referral_recordsTheTasksSet_andWhoseFeedbackItHolds_forWhoLooksAtTheTask() {
        MarketRun run = MarketRun.open(consortium);
        run.settle(run.voucher(20));
        rate(run, 1);
        ArenaRun arena = ArenaRun.created(consortium);
        assertThat(referralOf(run, ArenaRun.TASK)).isEmpty();
        ReferredSet set = new ReferredSet(sets(arena).validationSet(), List.of(EXAMPLES));

        run.channel.submit(arena.creator(), "marketplace:ReferModel", referral(set));

        assertThat(referralOf(run, ArenaRun.TASK).orElseThrow().set()).contains(set);
        assertThat(lineage(run, MarketRun.FIRST).referral()).isEqualTo(referralOf(run, ArenaRun.TASK));
        assertThat(referralOf(run, TaskId.parse("none"))).isEmpty();
        run.channel.submit(arena.creator(), "marketplace:ReferModel", referral(set));
        ReferredSet ofEnd = new ReferredSet(sets(arena).finalSet(), List.of(EXAMPLES));
        assertThat(refusedReferral(run, arena.creator(), referral(ofEnd))).isEqualTo(ErrorCode.ALREADY_DONE);
        assertThat(refusedReferral(run, arena.creator(), REFERRAL)).isEqualTo(ErrorCode.ALREADY_DONE);
    }

    @Test
    void referral_isRefused_withAnotherTasksSet_orFeedbackThatNoRatingNames() {
        MarketRun run = MarketRun.open(consortium);
        run.settle(run.voucher(20));
        rate(run, 1);
        ArenaRun arena = ArenaRun.created(consortium);
        SealedSet own = sets(arena).finalSet();
        SealedSet otherContent = new SealedSet(EXAMPLES, own.keyDigest());
        SealedSet otherKey = new SealedSet(own.content(), Trainer.digest("another key"));
        ContentRef other = new ContentRef("bafyother", Trainer.digest("other"));

        assertThat(refusedReferral(run, arena.creator(), referral(new ReferredSet(otherContent, List.of(EXAMPLES)))))
                .isEqualTo(ErrorCode.CONTENT_MISMATCH);
        assertThat(refusedReferral(run, arena.creator(), referral(new ReferredSet(otherKey, List.of(EXAMPLES)))))
                .isEqualTo(ErrorCode.CONTENT_MISMATCH);
        for (List<ContentRef> feedback :
                List.of(List.<ContentRef>of(), List.of(EXAMPLES, EXAMPLES), List.of(EXAMPLES, other))) {
            assertThat(refusedReferral(run, arena.creator(), referral(new ReferredSet(own, feedback))))
                    .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        }
        assertThat(referralOf(run, ArenaRun.TASK)).isEmpty();
        run.channel.submit(
                arena.creator(), "marketplace:ReferModel", referral(new ReferredSet(own, List.of(EXAMPLES))));
    }

    /** A referral of an earlier version of the chaincode names no set. */
    @Test
    void keptReferralWithoutASet_isRead() {
        Referral referral = new Referral(
                MarketRun.FIRST,
                ArenaRun.TASK,
                AccountId.of("Org1MSP", "user1"),
                RatingSummary.of(List.of()),
                List.of(EXAMPLES),
                7,
                Optional.empty());

        String kept = Json.write(referral);

        assertThat(kept).doesNotContain("\"set\"");
        assertThat(Json.read(kept, Referral.class)).isEqualTo(referral);
    }

    private static ArenaTask sets(ArenaRun arena) {
        return arena.view().task().definition();
    }

    private static ReferModel referral(ReferredSet set) {
        return new ReferModel(MarketRun.FIRST, ArenaRun.TASK, Optional.of(set));
    }

    private static Optional<Referral> referralOf(MarketRun run, TaskId task) {
        return run.channel
                .evaluate(run.consumer, "marketplace:GetReferral", new GetReferral(task), ReferralView.class)
                .referral();
    }

    @Test
    void arenasResult_isListed_onlyAsTheArenaMeasuredIt() {
        ArenaRun arena = ArenaRun.staked(consortium);
        ConsensusModel unfinished = new ConsensusModel(arena.creator().account(), TaskRun.AGGREGATE, Score.of(1));
        assertThat(refusedListing(arena, listing(unfinished, card(arena, Score.of(1)))))
                .isEqualTo(ErrorCode.WRONG_PHASE);
        arena.until(ArenaPhase.COMPLETED);
        ConsensusModel best = arena.roster().best().orElseThrow();

        assertThat(refusedListing(arena, listing(best, card(arena, Score.of(1_000_000)))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(refusedListing(arena, listing(best, MarketRun.card()))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(refusedListing(arena, listing(unfinished, card(arena, best.score()))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(consortium
                        .channel()
                        .refusal(
                                consortium.client(17),
                                "marketplace:ListModel",
                                listing(best, card(arena, best.score()))))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        consortium.channel().submit(arena.creator(), "marketplace:ListModel", listing(best, card(arena, best.score())));

        ModelVersion version = consortium
                .channel()
                .document(MarketKeys.version(MarketRun.FIRST), ModelVersion.class)
                .orElseThrow();
        assertThat(version.card().measured()).contains(best.score());
        assertThat(version.rewards()).isEqualTo(rewards(arena));
        assertThat(version.rewards()).containsKey(best.node());
    }

    @Test
    void version_isAddedByTheLister_ofAResultThatIsNotListed_whileTheListingStands() {
        ArenaRun arena = ArenaRun.staked(consortium).until(ArenaPhase.COMPLETED);
        MarketRun run = MarketRun.open(consortium);
        AddVersion next = next(arena);
        assertThat(run.channel.refusal(arena.creator(), "marketplace:AddVersion", next))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        AddVersion other = new AddVersion(MarketRun.LISTING, next.task(), Trainer.model("another"), next.card());
        assertThat(run.channel.refusal(run.lister, "marketplace:AddVersion", other))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        ListModel elsewhere = new ListModel(
                ListingId.parse("elsewhere"),
                "Digits",
                next.task(),
                next.model(),
                next.card(),
                MarketRun.PRICE,
                Millionths.of(400_000));
        run.channel.submit(arena.creator(), "marketplace:ListModel", elsewhere);
        assertThat(run.channel.refusal(run.lister, "marketplace:AddVersion", next))
                .isEqualTo(ErrorCode.LISTING_EXISTS);
        run.channel.submit(run.lister, "marketplace:Withdraw", new Withdraw(MarketRun.LISTING));

        assertThat(run.channel.refusal(run.lister, "marketplace:AddVersion", next))
                .isEqualTo(ErrorCode.LISTING_CLOSED);
        assertThat(run.channel.document(MarketKeys.version(SECOND), ModelVersion.class))
                .isEmpty();
    }

    private static void rate(MarketRun run, int stars) {
        run.channel.submit(
                run.consumer,
                "marketplace:RateModel",
                new RateModel(MarketRun.FIRST, stars, Optional.empty(), Optional.of(EXAMPLES), List.of(run.id)));
    }

    private static ErrorCode refusedReferral(MarketRun run, Identity who, ReferModel request) {
        return run.channel.refusal(who, "marketplace:ReferModel", request);
    }

    private ErrorCode refusedListing(ArenaRun arena, ListModel request) {
        return consortium.channel().refusal(arena.creator(), "marketplace:ListModel", request);
    }

    private static AddVersion next(ArenaRun arena) {
        ConsensusModel best = arena.roster().best().orElseThrow();
        return new AddVersion(
                MarketRun.LISTING, TaskName.arena(ArenaRun.TASK), best.model(), card(arena, best.score()));
    }

    private static ListModel listing(ConsensusModel model, ModelCard card) {
        return new ListModel(
                MarketRun.LISTING,
                "Digits",
                TaskName.arena(ArenaRun.TASK),
                model.model(),
                card,
                MarketRun.PRICE,
                Millionths.of(400_000));
    }

    private static ModelCard card(ArenaRun arena, Score measured) {
        return new ModelCard(
                "reads digits",
                "8 x 8 grey values",
                Optional.of(arena.view().task().definition().metric()),
                Optional.of(measured),
                "no letters",
                "MIT");
    }

    /** What the Arena paid each account, the final reward included. */
    private static SortedMap<AccountId, Amount> rewards(ArenaRun arena) {
        SortedMap<AccountId, Amount> rewards = new TreeMap<>();
        for (int epoch = 0; epoch <= arena.view().task().definition().epochs(); epoch++) {
            arena.channel()
                    .document(ArenaKeys.settlement(ArenaRun.TASK, epoch), EpochSettlement.class)
                    .ifPresent(settlement -> settlement.payouts().forEach(payout -> add(rewards, payout)));
        }
        arena.roster().vesting().forEach(payout -> add(rewards, payout));
        return rewards;
    }

    private static void add(SortedMap<AccountId, Amount> rewards, Payout payout) {
        if (!payout.amount().isZero()) {
            rewards.merge(payout.account(), payout.amount(), Amount::plus);
        }
    }

    private static ModelVersion version(MarketRun run, VersionRef ref) {
        return run.channel.document(MarketKeys.version(ref), ModelVersion.class).orElseThrow();
    }

    private static LineageView lineage(MarketRun run, VersionRef ref) {
        return run.channel.evaluate(run.lister, "marketplace:GetLineage", new GetLineage(ref), LineageView.class);
    }
}

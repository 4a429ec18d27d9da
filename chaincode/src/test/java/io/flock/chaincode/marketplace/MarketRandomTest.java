package io.flock.chaincode.marketplace;

import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.knowledge.request.CloseVote;
import io.flock.protocol.marketplace.knowledge.request.SettleSearches;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.request.CloseChannel;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.request.ProveDoubleSettlement;
import io.flock.protocol.marketplace.request.SettleVoucher;
import io.flock.protocol.marketplace.request.StopHosting;
import io.flock.protocol.marketplace.request.Suspend;
import io.flock.protocol.marketplace.request.TopUp;
import io.flock.protocol.marketplace.request.Withdraw;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockList;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.request.Approve;
import io.flock.protocol.token.request.Collect;
import io.flock.protocol.token.request.GetLocks;
import io.flock.protocol.token.request.Lock;
import io.flock.protocol.token.request.TransferFrom;
import io.flock.protocol.token.request.Unlock;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Whatever anybody sends to the marketplace in whatever order, money is neither made nor lost. */
@Tag("thorough")
class MarketRandomTest {
    private enum Kind {
        OPEN,
        TOP_UP,
        SETTLE,
        CLOSE_BY_CONSUMER,
        CLOSE_BY_HOST,
        CLOSE_WITH_ACCOUNT,
        PROVE,
        CLAIM,
        STOP,
        OFFER,
        SUSPEND,
        WITHDRAW,
        PROPOSE,
        VOTE,
        CLOSE_VOTE,
        SEARCH,
        CLAIM_SEARCHES,
        COLLECT,
        ALLOW,
        TRANSFER_FROM,
        UNLOCK,
        WAIT
    }

    private record Step(Kind kind, int who, int number) {}

    @Property(tries = 8, shrinking = ShrinkingMode.BOUNDED)
    void anySequenceOfOperations_conservesMoney(@ForAll("steps") List<Step> steps) {
        MarketRun run = MarketRun.open();
        for (Step step : steps) {
            play(run, step);
            Money.requireConserved(run.channel);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(4, Arbitraries.of(Kind.SETTLE, Kind.CLAIM)),
                                net.jqwik.api.Tuple.of(
                                        4, Arbitraries.of(Kind.PROPOSE, Kind.VOTE, Kind.CLOSE_VOTE, Kind.WAIT)),
                                net.jqwik.api.Tuple.of(3, Arbitraries.of(Kind.SETTLE, Kind.ALLOW, Kind.TRANSFER_FROM)),
                                net.jqwik.api.Tuple.of(6, Arbitraries.of(Kind.class))),
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(0, 100))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    private static void play(MarketRun run, Step step) {
        Identity who = run.consortium.client(step.who());
        Amount amount = MarketRun.PRICE.times(step.number());
        switch (step.kind()) {
            case OPEN ->
                attempt(
                        run,
                        who,
                        "OpenChannel",
                        new OpenChannel(
                                new ChannelId(run.host.account(), who.account(), "c" + step.number() % 3),
                                MarketRun.LISTING,
                                run.book.key(),
                                amount,
                                Optional.empty()));
            case TOP_UP ->
                attempt(
                        run,
                        run.consumer,
                        "TopUp",
                        new TopUp(run.id, run.paymentChannel().deposited(), amount, Optional.empty()));
            case SETTLE -> attempt(run, run.host, "SettleVoucher", new SettleVoucher(run.voucher(step.number())));
            case CLOSE_BY_CONSUMER ->
                attempt(run, run.consumer, "CloseChannel", new CloseChannel(run.id, Optional.empty()));
            case CLOSE_BY_HOST ->
                attempt(
                        run,
                        step.number() < 20 ? run.host : who,
                        "CloseChannel",
                        new CloseChannel(run.id, Optional.empty()));
            case CLOSE_WITH_ACCOUNT ->
                attempt(run, run.consumer, "CloseChannel", new CloseChannel(run.id, Optional.of(account(run, amount))));
            case PROVE ->
                attempt(
                        run,
                        who,
                        "ProveDoubleSettlement",
                        new ProveDoubleSettlement(account(run, amount), Optional.empty()));
            case CLAIM -> attempt(run, who, "Claim", run.claiming());
            case STOP -> attempt(run, run.host, "StopHosting", new StopHosting(MarketRun.LISTING));
            case OFFER -> attempt(run, run.host, "OfferHosting", run.offering(MarketRun.STAKE.plus(amount)));
            case SUSPEND -> attempt(run, run.lister, "Suspend", new Suspend(MarketRun.LISTING, step.number() % 2 == 0));
            case WITHDRAW -> {
                if (step.number() < 10) {
                    attempt(run, run.lister, "Withdraw", new Withdraw(MarketRun.LISTING));
                }
            }
            case PROPOSE -> attempt(run, who, "ProposeKnowledge", KnowledgeRun.proposal(document(step)));
            case VOTE -> vote(run, who, step);
            case CLOSE_VOTE -> attempt(run, who, "CloseVote", new CloseVote(KnowledgeRun.ref(document(step))));
            case SEARCH ->
                attempt(run, run.host, "SettleSearches", new SettleSearches(run.searches(amount, uses(step))));
            case COLLECT ->
                run.channel.attempt(
                        run.host,
                        "token:Collect",
                        Json.write(new Collect(run.view(run.host).credits())));
            case ALLOW ->
                run.channel.attempt(
                        run.host,
                        "token:Approve",
                        Json.write(new Approve(run.consumer.account(), owned(run, step.number()))));
            case TRANSFER_FROM ->
                run.channel.attempt(
                        run.consumer,
                        "token:TransferFrom",
                        Json.write(new TransferFrom(
                                run.host.account(),
                                who.account(),
                                owned(run, step.number()),
                                step.number() % 3 == 0
                                        ? Optional.empty()
                                        : Optional.of(run.view(run.host).credits()))));
            case CLAIM_SEARCHES -> attempt(run, who, "ClaimKnowledge", run.claimingSearches(who));
            case UNLOCK ->
                locks(run, who).forEach(lock -> run.channel.attempt(who, "token:Unlock", Json.write(new Unlock(lock))));
            case WAIT -> run.channel.waitSeconds(step.number() * 1_000L);
        }
    }

    /** Now and then all that the host has, its income included, and a micro-FLOCK more. */
    private static Amount owned(MarketRun run, int number) {
        return switch (number % 4) {
            case 0 -> run.owned(run.host).plus(Amount.ofMicros(1));
            case 1 -> Amount.ofMicros(number);
            default -> run.owned(run.host);
        };
    }

    private static DocumentUses uses(Step step) {
        return DocumentUses.none().plus(List.of(KnowledgeRun.ref(document(step)).document()));
    }

    private static String document(Step step) {
        return "document " + step.number() % 2;
    }

    /** Locks something first, for one day or for a month, and votes with all locks. */
    private static void vote(MarketRun run, Identity who, Step step) {
        int days = step.number() % 3 == 0 ? 1 : 30;
        run.channel.attempt(
                who, "token:Lock", Json.write(new Lock(Amount.ofFlock(step.number()), days, Optional.empty())));
        List<TransactionId> locks = locks(run, who);
        attempt(
                run,
                who,
                "VoteKnowledge",
                KnowledgeRun.ballot(document(step), 1, step.number() % 5 > 1, locks.toArray(TransactionId[]::new)));
    }

    private static List<TransactionId> locks(MarketRun run, Identity who) {
        return run
                .channel
                .evaluate(who, "token:Locks", new GetLocks(who.account(), 20, Optional.empty()), LockList.class)
                .locks()
                .stream()
                .map(LockView::lockId)
                .toList();
    }

    private static FinalAccount account(MarketRun run, Amount amount) {
        return run.hostKey.finalAccount(run.id, amount);
    }

    private static void attempt(MarketRun run, Identity who, String function, Object request) {
        run.channel.attempt(who, "marketplace:" + function, Json.write(request));
    }
}

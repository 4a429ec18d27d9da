package io.flock.chaincode.marketplace;

import io.flock.chaincode.Identity;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.arena.ArenaRun;
import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.knowledge.request.CloseVote;
import io.flock.protocol.marketplace.knowledge.request.SettleSearches;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.request.AddVersion;
import io.flock.protocol.marketplace.request.CloseChannel;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.request.ProveDoubleSettlement;
import io.flock.protocol.marketplace.request.RateModel;
import io.flock.protocol.marketplace.request.ReferModel;
import io.flock.protocol.marketplace.request.SetPrice;
import io.flock.protocol.marketplace.request.SetSearchPrice;
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
import net.jqwik.api.Tuple;

/**
 * Something that somebody does on the marketplace.
 *
 * @param who a client by number
 * @param number how much, or which, as the kind needs it
 */
public record MarketOperation(Kind kind, int who, int number) {
    /** What it is. */
    public enum Kind {
        OPEN,
        TOP_UP,
        SETTLE,
        SETTLE_ANOTHER,
        CLOSE_BY_CONSUMER,
        CLOSE_BY_HOST,
        CLOSE_WITH_ACCOUNT,
        PROVE,
        CLAIM,
        STOP,
        OFFER,
        SUSPEND,
        PRICE,
        SEARCH_PRICE,
        ADD_VERSION,
        WITHDRAW,
        RATE,
        REFER,
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

    /** Mostly what earns something, and what a vote needs to come to its end. */
    public static Arbitrary<MarketOperation> any() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.of(Kind.SETTLE, Kind.SETTLE_ANOTHER, Kind.CLAIM, Kind.RATE)),
                                Tuple.of(4, Arbitraries.of(Kind.PROPOSE, Kind.VOTE, Kind.CLOSE_VOTE, Kind.WAIT)),
                                Tuple.of(3, Arbitraries.of(Kind.SETTLE, Kind.ALLOW, Kind.TRANSFER_FROM)),
                                Tuple.of(6, Arbitraries.of(Kind.class))),
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(0, 100))
                .as(MarketOperation::new);
    }

    /** Plays it, whatever comes of it. */
    public void play(MarketRun run) {
        Identity client = run.consortium.client(who);
        Amount amount = MarketRun.PRICE.times(number);
        switch (kind) {
            case OPEN ->
                attempt(
                        run,
                        client,
                        "OpenChannel",
                        new OpenChannel(another(run), MarketRun.LISTING, run.book.key(), amount, Optional.empty()));
            case TOP_UP ->
                attempt(
                        run,
                        run.consumer,
                        "TopUp",
                        new TopUp(run.id, run.paymentChannel().deposited(), amount, Optional.empty()));
            case SETTLE -> attempt(run, run.host, "SettleVoucher", new SettleVoucher(run.voucher(number)));
            case SETTLE_ANOTHER ->
                attempt(
                        run,
                        run.host,
                        "SettleVoucher",
                        new SettleVoucher(
                                run.book.voucher(another(run), 1 + number % 2, Amount.ZERO, MarketRun.PRICE, number)));
            case CLOSE_BY_CONSUMER ->
                attempt(run, run.consumer, "CloseChannel", new CloseChannel(run.id, Optional.empty()));
            case CLOSE_BY_HOST ->
                attempt(
                        run,
                        number < 20 ? run.host : client,
                        "CloseChannel",
                        new CloseChannel(number % 2 == 0 ? run.id : another(run), Optional.empty()));
            case CLOSE_WITH_ACCOUNT ->
                attempt(run, run.consumer, "CloseChannel", new CloseChannel(run.id, Optional.of(account(run, amount))));
            case PROVE ->
                attempt(
                        run,
                        client,
                        "ProveDoubleSettlement",
                        new ProveDoubleSettlement(account(run, amount), Optional.empty()));
            case CLAIM -> attempt(run, client, "Claim", run.claiming());
            case STOP -> attempt(run, run.host, "StopHosting", new StopHosting(MarketRun.LISTING));
            case OFFER -> attempt(run, run.host, "OfferHosting", run.offering(MarketRun.STAKE.plus(amount)));
            case SUSPEND -> attempt(run, run.lister, "Suspend", new Suspend(MarketRun.LISTING, number % 2 == 0));
            case PRICE -> attempt(run, run.lister, "SetPrice", new SetPrice(MarketRun.LISTING, amount));
            case SEARCH_PRICE ->
                attempt(run, run.lister, "SetSearchPrice", new SetSearchPrice(MarketRun.LISTING, amount));
            case ADD_VERSION -> attempt(run, run.lister, "AddVersion", next());
            case WITHDRAW -> {
                if (number < 10) {
                    attempt(run, run.lister, "Withdraw", new Withdraw(MarketRun.LISTING));
                }
            }
            case RATE -> attempt(run, number < 60 ? run.consumer : client, "RateModel", rating(run));
            case REFER ->
                attempt(run, client, "ReferModel", new ReferModel(version(), ArenaRun.TASK, Optional.empty()));
            case PROPOSE -> attempt(run, client, "ProposeKnowledge", KnowledgeRun.proposal(document()));
            case VOTE -> vote(run, client);
            case CLOSE_VOTE -> attempt(run, client, "CloseVote", new CloseVote(KnowledgeRun.ref(document())));
            case SEARCH -> attempt(run, run.host, "SettleSearches", new SettleSearches(run.searches(amount, uses())));
            case CLAIM_SEARCHES -> attempt(run, client, "ClaimKnowledge", run.claimingSearches(client));
            case COLLECT ->
                run.channel.attempt(
                        run.host,
                        "token:Collect",
                        Json.write(new Collect(run.view(run.host).credits())));
            case ALLOW ->
                run.channel.attempt(
                        run.host, "token:Approve", Json.write(new Approve(run.consumer.account(), owned(run))));
            case TRANSFER_FROM ->
                run.channel.attempt(
                        run.consumer,
                        "token:TransferFrom",
                        Json.write(new TransferFrom(
                                run.host.account(),
                                client.account(),
                                owned(run),
                                number % 3 == 0
                                        ? Optional.empty()
                                        : Optional.of(run.view(run.host).credits()))));
            case UNLOCK ->
                locks(run, client)
                        .forEach(lock -> run.channel.attempt(client, "token:Unlock", Json.write(new Unlock(lock))));
            case WAIT -> run.channel.waitSeconds(number * 1_000L);
        }
    }

    /** A channel of the client's own. */
    private ChannelId another(MarketRun run) {
        return new ChannelId(run.host.account(), run.consortium.client(who).account(), "c" + number % 3);
    }

    private VersionRef version() {
        return new VersionRef(MarketRun.LISTING, 1 + number % 5 / 4);
    }

    /** The result of the task that everybody takes part in, once that is completed. */
    private static AddVersion next() {
        return new AddVersion(MarketRun.LISTING, TaskName.alliance(TaskRun.TASK), TaskRun.AGGREGATE, MarketRun.card());
    }

    private RateModel rating(MarketRun run) {
        ChannelId paid = number < 60 ? run.id : another(run);
        return new RateModel(version(), 1 + number % 5, Optional.empty(), Optional.empty(), List.of(paid));
    }

    /** Now and then all that the host has, its income included, and a micro-FLOCK more. */
    private Amount owned(MarketRun run) {
        return switch (number % 4) {
            case 0 -> run.owned(run.host).plus(Amount.ofMicros(1));
            case 1 -> Amount.ofMicros(number);
            default -> run.owned(run.host);
        };
    }

    private DocumentUses uses() {
        return DocumentUses.none().plus(List.of(KnowledgeRun.ref(document()).document()));
    }

    private String document() {
        return "document " + number % 2;
    }

    /** Locks something first, for one day or for a month, and votes with all locks. */
    private void vote(MarketRun run, Identity client) {
        int days = number % 3 == 0 ? 1 : 30;
        run.channel.attempt(client, "token:Lock", Json.write(new Lock(Amount.ofFlock(number), days, Optional.empty())));
        TransactionId[] locks = locks(run, client).toArray(TransactionId[]::new);
        attempt(run, client, "VoteKnowledge", KnowledgeRun.ballot(document(), 1, number % 5 > 1, locks));
    }

    private static List<TransactionId> locks(MarketRun run, Identity client) {
        return run
                .channel
                .evaluate(client, "token:Locks", new GetLocks(client.account(), 20, Optional.empty()), LockList.class)
                .locks()
                .stream()
                .map(LockView::lockId)
                .toList();
    }

    private static FinalAccount account(MarketRun run, Amount amount) {
        return run.hostKey.finalAccount(run.id, amount);
    }

    private static void attempt(MarketRun run, Identity client, String function, Object request) {
        run.channel.attempt(client, "marketplace:" + function, Json.write(request));
    }
}

package io.flock.chaincode.marketplace;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.TaskRun;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.Endpoint;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.MarketBounds;
import io.flock.protocol.marketplace.ModelCard;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.knowledge.request.ClaimKnowledge;
import io.flock.protocol.marketplace.knowledge.request.GetKnowledgeRevenue;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.marketplace.request.ClaimRevenue;
import io.flock.protocol.marketplace.request.CloseChannel;
import io.flock.protocol.marketplace.request.GetRevenue;
import io.flock.protocol.marketplace.request.ListModel;
import io.flock.protocol.marketplace.request.OfferHosting;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.request.RateModel;
import io.flock.protocol.marketplace.request.SettleVoucher;
import io.flock.protocol.marketplace.view.CloseResult;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.marketplace.view.SettleResult;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.BalanceOf;
import java.util.List;
import java.util.Optional;

/** A completed task whose model is listed, with a host and two consumers, each of another organisation. */
public final class MarketRun {
    static final ListingId LISTING = ListingId.parse("digits-reader");
    static final VersionRef FIRST = new VersionRef(LISTING, 1);
    static final Amount PRICE = Amount.ofMicros(1_000);
    static final Amount STAKE = Amount.ofFlock(100);
    static final Amount DEPOSIT = Amount.ofFlock(10);
    static final int WINDOW = MarketBounds.defaults().disputeSeconds();

    final TaskName task;
    final Consortium3 consortium;
    final Channel channel;
    final Identity lister;
    final Identity host;
    final Identity consumer;
    final VoucherBook hostKey = new VoucherBook();
    final VoucherBook book = new VoucherBook();
    final ChannelId id;

    private MarketRun(Consortium3 consortium, TaskRun task) {
        this.consortium = consortium;
        channel = consortium.channel();
        this.task = TaskName.alliance(task.task());
        lister = task.creator();
        host = consortium.client(10);
        consumer = consortium.client(11);
        id = new ChannelId(host.account(), consumer.account(), "one");
    }

    /** The task is completed; nothing is listed. */
    static MarketRun completed() {
        return completed(Consortium3.founded(4));
    }

    private static MarketRun completed(Consortium3 consortium) {
        return new MarketRun(consortium, TaskRun.joined(consortium).until(Phase.COMPLETED));
    }

    /** Listed, hosted, and with an open channel. */
    static MarketRun open() {
        return open(Consortium3.founded(4));
    }

    static MarketRun open(Consortium3 consortium) {
        return open(consortium, TaskRun.joined(consortium).until(Phase.COMPLETED));
    }

    /** The same with this completed task's model; host and consumer are the clients 10 and 11. */
    public static MarketRun open(Consortium3 consortium, TaskRun task) {
        MarketRun run = new MarketRun(consortium, task);
        run.list();
        run.offer();
        run.channel.submit(run.consumer, "marketplace:OpenChannel", run.opening());
        return run;
    }

    static ModelCard card() {
        return new ModelCard(
                "reads digits", "8 x 8 grey values", Optional.empty(), Optional.empty(), "no letters", "MIT");
    }

    ListModel listing() {
        return new ListModel(LISTING, "Digits", task, TaskRun.AGGREGATE, card(), PRICE, Millionths.of(400_000));
    }

    void list() {
        channel.submit(lister, "marketplace:ListModel", listing());
    }

    OfferHosting offering(Amount stake) {
        return new OfferHosting(
                LISTING, Endpoint.parse("http://127.0.0.1:8085"), hostKey.key(), stake, Optional.empty());
    }

    void offer() {
        channel.submit(host, "marketplace:OfferHosting", offering(STAKE));
    }

    OpenChannel opening() {
        return new OpenChannel(id, LISTING, book.key(), DEPOSIT, Optional.empty());
    }

    Voucher voucher(int index) {
        return book.voucher(id, 1, Amount.ZERO, PRICE, index);
    }

    /** What the consumer signs for searches up to an amount, with what they used. */
    SearchesPaid searches(Amount amount, DocumentUses uses) {
        Digest digest = SearchVoucher.digest(Channel.NAME, id, amount, uses.digest());
        return new SearchesPaid(new SearchVoucher(id, amount, uses.digest(), book.sign(digest)), uses);
    }

    ClaimKnowledge claimingSearches(Identity who) {
        return new ClaimKnowledge(
                LISTING,
                channel.evaluate(
                                who,
                                "marketplace:GetKnowledgeRevenue",
                                new GetKnowledgeRevenue(LISTING, who.account()),
                                RevenueView.class)
                        .settlements());
    }

    SettleResult settle(Voucher voucher) {
        return channel.submit(host, "marketplace:SettleVoucher", new SettleVoucher(voucher), SettleResult.class);
    }

    ErrorCode refusedSettlement(Identity who, Voucher voucher) {
        return channel.refusal(who, "marketplace:SettleVoucher", new SettleVoucher(voucher));
    }

    CloseResult close(Identity who, Optional<FinalAccount> account) {
        return channel.submit(who, "marketplace:CloseChannel", new CloseChannel(id, account), CloseResult.class);
    }

    RateModel rating(int stars, ChannelId... channels) {
        return new RateModel(FIRST, stars, Optional.empty(), Optional.empty(), List.of(channels));
    }

    RevenueView revenue(Identity of) {
        return channel.evaluate(of, "marketplace:GetRevenue", new GetRevenue(FIRST, of.account()), RevenueView.class);
    }

    public Channel channel() {
        return channel;
    }

    ClaimRevenue claiming() {
        return new ClaimRevenue(FIRST, revenue(host).settlements());
    }

    PaymentChannel paymentChannel() {
        return channel.document(MarketKeys.channel(id), PaymentChannel.class).orElseThrow();
    }

    HostRecord hostRecord() {
        return channel.document(MarketKeys.host(LISTING, host.account()), HostRecord.class)
                .orElseThrow();
    }

    Amount balance(Identity of) {
        return view(of).balance();
    }

    /** What it can spend once it has folded its credits. */
    Amount owned(Identity of) {
        return view(of).balance().plus(view(of).uncollected());
    }

    BalanceView view(Identity of) {
        return channel.evaluate(of, "token:BalanceOf", new BalanceOf(of.account()), BalanceView.class);
    }
}

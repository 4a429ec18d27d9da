package io.flock.sdk;

import com.google.errorprone.annotations.CheckReturnValue;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.knowledge.request.SettleSearches;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.marketplace.request.AddVersion;
import io.flock.protocol.marketplace.request.ClaimRevenue;
import io.flock.protocol.marketplace.request.CloseChannel;
import io.flock.protocol.marketplace.request.GetChannel;
import io.flock.protocol.marketplace.request.GetLineage;
import io.flock.protocol.marketplace.request.GetModel;
import io.flock.protocol.marketplace.request.GetRatings;
import io.flock.protocol.marketplace.request.GetReferral;
import io.flock.protocol.marketplace.request.GetRevenue;
import io.flock.protocol.marketplace.request.ListChannels;
import io.flock.protocol.marketplace.request.ListModel;
import io.flock.protocol.marketplace.request.ListModels;
import io.flock.protocol.marketplace.request.OfferHosting;
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
import io.flock.protocol.marketplace.view.ChannelList;
import io.flock.protocol.marketplace.view.CloseResult;
import io.flock.protocol.marketplace.view.LineageView;
import io.flock.protocol.marketplace.view.ModelList;
import io.flock.protocol.marketplace.view.ModelView;
import io.flock.protocol.marketplace.view.RatingList;
import io.flock.protocol.marketplace.view.ReferralView;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.marketplace.view.SettleResult;
import io.flock.protocol.marketplace.view.StopResult;
import io.flock.protocol.money.Amount;
import io.flock.sdk.transaction.Call;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import java.util.Optional;

/**
 * The contract {@code marketplace}: listings, hosts, payment channels, ratings. Whoever repeats a step with the same content
 * succeeds again, without effect.
 */
@CheckReturnValue
public final class MarketplaceClient {
    private final Contract contract;
    private final Spending spending;
    private final AccountId account;
    private final String ledgerChannel;

    MarketplaceClient(Contract contract, Spending spending, AccountId account, String ledgerChannel) {
        this.contract = contract;
        this.spending = spending;
        this.account = account;
        this.ledgerChannel = ledgerChannel;
    }

    /** The name of the ledger's channel, which every voucher is bound to. */
    public String ledgerChannel() {
        return ledgerChannel;
    }

    /** Lists a completed task's result; for its creator and for who was paid in its lineage. */
    public Call<Committed<Done>> list(ListModel request) {
        return contract.submit("ListModel", request);
    }

    /** Adds a version to the caller's listing. */
    public Call<Committed<Done>> addVersion(AddVersion request) {
        return contract.submit("AddVersion", request);
    }

    /** Changes the price of a prediction. */
    public Call<Committed<Done>> setPrice(ListingId listing, Amount price) {
        return contract.submit("SetPrice", new SetPrice(listing, price));
    }

    /** Changes the price of a search in the listing's knowledge base; nothing makes searches free. */
    public Call<Committed<Done>> setSearchPrice(ListingId listing, Amount price) {
        return contract.submit("SetSearchPrice", new SetSearchPrice(listing, price));
    }

    /** Suspends the caller's listing, or resumes it. */
    public Call<Committed<Done>> suspend(ListingId listing, boolean suspended) {
        return contract.submit("Suspend", new Suspend(listing, suspended));
    }

    /** Withdraws the caller's listing for good. */
    public Call<Committed<Done>> withdraw(ListingId listing) {
        return contract.submit("Withdraw", new Withdraw(listing));
    }

    /** Offers to serve a listing; locks the stake. */
    public Call<Committed<Done>> offerHosting(OfferHosting request) {
        return contract.call(() -> spending.spend(
                request.stake(),
                request.collect(),
                credits -> contract.submitNow(
                        "OfferHosting",
                        Done.class,
                        new OfferHosting(
                                request.listing(), request.endpoint(), request.key(), request.stake(), credits))));
    }

    /** Ends hosting; again after two dispute windows, to get the stake back. */
    public Call<Committed<StopResult>> stopHosting(ListingId listing) {
        return contract.submit("StopHosting", StopResult.class, new StopHosting(listing));
    }

    /** Shows that a host broke its final account of a channel. */
    public Call<Committed<Done>> proveDoubleSettlement(FinalAccount broken, Optional<FinalAccount> other) {
        return contract.submit("ProveDoubleSettlement", new ProveDoubleSettlement(broken, other));
    }

    /** Opens a payment channel of the caller. */
    public Call<Committed<Done>> openChannel(OpenChannel request) {
        return contract.call(() -> spending.spend(
                request.deposit(),
                request.collect(),
                credits -> contract.submitNow(
                        "OpenChannel",
                        Done.class,
                        new OpenChannel(
                                request.channel(), request.listing(), request.key(), request.deposit(), credits))));
    }

    /** Raises a channel's deposit. */
    public Call<Committed<Done>> topUp(TopUp request) {
        return contract.call(() -> spending.spend(
                request.more(),
                request.collect(),
                credits -> contract.submitNow(
                        "TopUp",
                        Done.class,
                        new TopUp(request.channel(), request.deposited(), request.more(), credits))));
    }

    /** Settles a voucher; for the channel's host. */
    public Call<Committed<SettleResult>> settle(Voucher voucher) {
        return contract.submit("SettleVoucher", SettleResult.class, new SettleVoucher(voucher));
    }

    /** Settles searches; for the channel's host. */
    public Call<Committed<SettleResult>> settle(SearchesPaid paid) {
        return contract.submit("SettleSearches", SettleResult.class, new SettleSearches(paid));
    }

    /** Closes a channel, or begins to. */
    public Call<Committed<CloseResult>> closeChannel(ChannelId channel, Optional<FinalAccount> account) {
        return contract.submit("CloseChannel", CloseResult.class, new CloseChannel(channel, account));
    }

    /** Rates a version in the name of the caller's organisation. */
    public Call<Committed<Done>> rate(RateModel request) {
        return contract.submit("RateModel", request);
    }

    /** Refers a badly rated version to the caller's open Arena task. */
    public Call<Committed<Done>> refer(ReferModel request) {
        return contract.submit("ReferModel", request);
    }

    /**
     * Divides all that a version earned since, and pays the caller's part, in as many transactions as that takes;
     * NOTHING_TO_CLAIM when there is nothing.
     */
    public Call<Committed<ClaimResult>> claim(VersionRef version) {
        return contract.call(() -> RevenueClaims.all(
                revenue(version, account)::run,
                settlements -> contract.submitNow("Claim", ClaimResult.class, new ClaimRevenue(version, settlements))));
    }

    /** A listing with its versions, ratings and hosts. */
    public Call<ModelView> model(ListingId listing) {
        return contract.query("GetModel", ModelView.class, new GetModel(listing));
    }

    /** A page of the listings. */
    public Call<ModelList> models(int pageSize, Optional<String> bookmark) {
        return contract.query("ListModels", ModelList.class, new ListModels(pageSize, bookmark));
    }

    /** Where a version comes from. */
    public Call<LineageView> lineage(VersionRef version) {
        return contract.query("GetLineage", LineageView.class, new GetLineage(version));
    }

    /** Which version's ratings an Arena task answers, if any. */
    public Call<ReferralView> referral(TaskId task) {
        return contract.query("GetReferral", ReferralView.class, new GetReferral(task));
    }

    /** A version's ratings, with the labelled examples that go with them. */
    public Call<RatingList> ratings(VersionRef version) {
        return contract.query("GetRatings", RatingList.class, new GetRatings(version));
    }

    /** A payment channel as it stands on the ledger; UNKNOWN_CHANNEL where there is none. */
    public Call<PaymentChannel> channel(ChannelId channel) {
        return contract.query("GetChannel", PaymentChannel.class, new GetChannel(channel));
    }

    /** A page of the channels that pay a host, {@code pageSize} of them at most (1 to 100). */
    public Call<ChannelList> channels(AccountId host, int pageSize, Optional<String> bookmark) {
        return channels(ListChannels.ofHost(host, pageSize, bookmark));
    }

    /**
     * A page of the channels that a consumer pays from, whatever host they pay, closed ones too: where its deposits lie.
     * The ledger leaps from host to host and looks at a hundred of them for an answer, so that a page may hold fewer
     * channels than asked for, none even, while others follow: only a page without a bookmark is the last one.
     *
     * @param pageSize most channels of it, 1 to 100
     */
    public Call<ChannelList> channelsOf(AccountId consumer, int pageSize, Optional<String> bookmark) {
        return channels(ListChannels.ofConsumer(consumer, pageSize, bookmark));
    }

    /** A page of channels by host, by consumer as {@link #channelsOf} tells, or between the two. */
    public Call<ChannelList> channels(ListChannels request) {
        return contract.query("ListChannels", ChannelList.class, request);
    }

    /** What a version earned its contributors, and the account's part. */
    public Call<RevenueView> revenue(VersionRef version, AccountId of) {
        return contract.query("GetRevenue", RevenueView.class, new GetRevenue(version, of));
    }
}

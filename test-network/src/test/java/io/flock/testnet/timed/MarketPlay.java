package io.flock.testnet.timed;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.marketplace.Endpoint;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.ModelCard;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.knowledge.request.SettleSearches;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.marketplace.request.ClaimRevenue;
import io.flock.protocol.marketplace.request.GetRevenue;
import io.flock.protocol.marketplace.request.ListModel;
import io.flock.protocol.marketplace.request.OfferHosting;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.request.RateModel;
import io.flock.protocol.marketplace.request.SettleVoucher;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.payment.KeyPairSigner;
import io.flock.sdk.payment.VoucherChain;
import io.flock.sdk.payment.VoucherSigner;
import java.util.List;
import java.util.Optional;

/** The result of {@link TimedTask} on the market of a timed ledger: one key signs for everybody. */
public final class MarketPlay {
    public static final ListingId LISTING = ListingId.parse("reader");
    public static final VersionRef FIRST = new VersionRef(LISTING, 1);
    public static final Amount PRICE = Amount.ofMicros(1_000);

    private final TimedLedger ledger;
    private final VoucherSigner signer = new KeyPairSigner();

    public MarketPlay(TimedLedger ledger) {
        this.ledger = ledger;
    }

    /** What the lister asks for. */
    public ListModel listing(Amount price) {
        return new ListModel(
                LISTING,
                "Reader",
                TaskName.alliance(TimedTask.TASK),
                aggregate(),
                new ModelCard("reads", "grey values", Optional.empty(), Optional.empty(), "none known", "MIT"),
                price,
                Millionths.of(400_000));
    }

    public void host(AccountId host, String endpoint, Amount stake) {
        ledger.submit(
                host,
                "marketplace:OfferHosting",
                new OfferHosting(LISTING, Endpoint.parse(endpoint), signer.key(), stake, Optional.empty()));
    }

    /** Opens a channel with a deposit of 5 FLOCK. */
    public ChannelId channel(AccountId host, AccountId consumer, String name) {
        ChannelId id = new ChannelId(host, consumer, name);
        ledger.submit(
                consumer,
                "marketplace:OpenChannel",
                new OpenChannel(id, LISTING, signer.key(), Amount.ofFlock(5), Optional.empty()));
        return id;
    }

    /** Settles up to an index of a channel's chain, which has a hundred. */
    public void settle(AccountId host, ChannelId channel, int index) {
        ledger.submit(host, "marketplace:SettleVoucher", new SettleVoucher(voucher(channel, index)));
    }

    /** What the consumer signs up to an index. */
    public Voucher voucher(ChannelId channel, int index) {
        return VoucherChain.make(
                        TimedLedger.CHANNEL, channel, 1, Amount.ZERO, PRICE, 100, digest(channel.toString()), signer)
                .voucher(index);
    }

    /** Settles searches up to an amount, with what they used. */
    public void settle(AccountId host, ChannelId channel, long micros, DocumentUses uses) {
        Amount amount = Amount.ofMicros(micros);
        Digest digest = SearchVoucher.digest(TimedLedger.CHANNEL, channel, amount, uses.digest());
        SearchVoucher voucher = new SearchVoucher(channel, amount, uses.digest(), signer.sign(digest));
        ledger.submit(host, "marketplace:SettleSearches", new SettleSearches(new SearchesPaid(voucher, uses)));
    }

    public void rate(AccountId by, int stars, ChannelId... channels) {
        ledger.submit(
                by,
                "marketplace:RateModel",
                new RateModel(FIRST, stars, Optional.empty(), Optional.empty(), List.of(channels)));
    }

    /** With examples that are stored somewhere. */
    public void rate(AccountId by, int stars, ContentRef examples, ChannelId... channels) {
        ledger.submit(
                by,
                "marketplace:RateModel",
                new RateModel(FIRST, stars, Optional.empty(), Optional.of(examples), List.of(channels)));
    }

    public void claim(AccountId contributor) {
        ledger.submit(
                contributor,
                "marketplace:Claim",
                new ClaimRevenue(
                        FIRST,
                        ledger.evaluate("marketplace:GetRevenue", new GetRevenue(FIRST, contributor), RevenueView.class)
                                .settlements()));
    }

    public FinalAccount finalAccount(ChannelId channel, Amount amount) {
        return new FinalAccount(
                channel, amount, signer.sign(FinalAccount.digest(TimedLedger.CHANNEL, channel, amount)));
    }

    private static ModelRef aggregate() {
        return new ModelRef("bafy" + digest("aggregate").hex(), digest("aggregate bytes"), digest("aggregate tensors"));
    }

    private static Digest digest(String text) {
        return FieldHash.ofDomain(text).digest();
    }
}

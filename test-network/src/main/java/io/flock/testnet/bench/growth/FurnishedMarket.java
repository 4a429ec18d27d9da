package io.flock.testnet.bench.growth;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.marketplace.Endpoint;
import io.flock.protocol.marketplace.MarketBounds;
import io.flock.protocol.marketplace.ModelCard;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.marketplace.request.ListModel;
import io.flock.protocol.marketplace.request.OfferHosting;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.request.RateModel;
import io.flock.protocol.marketplace.request.ReferModel;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.payment.SearchWallet;
import io.flock.sdk.payment.VoucherChain;
import io.flock.sdk.payment.VoucherSigner;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.bench.cast.ArenaMoves;
import java.util.List;
import java.util.Optional;

/**
 * The model of the played task on the market: hosted, paid for, rated, referred to a task, with a document in its knowledge
 * base. Of predictions as of searches one settlement is divided among contributors, and one still to be divided.
 */
final class FurnishedMarket {
    static final ListingId LISTING = ListingId.parse("bench");
    static final VersionRef VERSION = new VersionRef(LISTING, 1);

    private static final ContentRef TEXT = new ContentRef("bafydocument", ArenaMoves.digest("document"));
    static final KnowledgeRef DOCUMENT = new KnowledgeRef(LISTING, TEXT.digest());

    private static final Amount PRICE = Amount.ofMicros(10_000);
    private static final Amount DEPOSIT = Amount.ofFlock(1);
    private static final Amount LOCKED = Amount.ofFlock(200);
    private static final int LOCK_DAYS = 30;
    private static final int BYTES = 1_000;
    /** So bad that governance lets the version be referred. */
    private static final int STARS = 2;

    private final Site site;
    private final Players players;
    private final FlockClient lister;
    private final FlockClient host;
    private final FlockClient consumer;

    FurnishedMarket(Site site) {
        this.site = site;
        this.players = site.players();
        this.lister = site.client(players.lister());
        this.host = site.client(players.host());
        this.consumer = site.client(players.consumer());
    }

    static ChannelId predictions(Players players) {
        return new ChannelId(players.host(), players.consumer(), "predictions");
    }

    private static ChannelId searches(Players players) {
        return new ChannelId(players.host(), players.consumer(), "searches");
    }

    /** All that can be done while the vote on the document goes on. */
    void open() {
        list();
        propose();
        offer();
        usePredictions();
        consumer.marketplace()
                .rate(new RateModel(VERSION, STARS, Optional.empty(), Optional.empty(), List.of(predictions(players))))
                .run();
        lister.marketplace()
                .refer(new ReferModel(VERSION, Furniture.arenaTask(0), Optional.empty()))
                .run();
    }

    private void list() {
        ModelRef model = lister.alliance()
                .task(Furniture.PLAYED)
                .run()
                .roster()
                .map(Roster::model)
                .flatMap(GlobalModel::artifact)
                .orElseThrow(() -> new IllegalStateException("task " + Furniture.PLAYED + " adopted no model"));
        lister.marketplace()
                .list(new ListModel(
                        LISTING,
                        "A model to be measured",
                        TaskName.alliance(Furniture.PLAYED),
                        model,
                        new ModelCard("none", "none", Optional.empty(), Optional.empty(), "made up", "CC0"),
                        PRICE,
                        MarketBounds.defaults().minContributors()))
                .run();
    }

    private void propose() {
        lister.knowledge()
                .propose(new ProposeKnowledge(LISTING, TEXT, BYTES, "A document", "CC0", Optional.empty()))
                .run();
        host.token().lock(LOCKED, LOCK_DAYS).run();
        host.knowledge().vote(DOCUMENT, true).run();
    }

    private void offer() {
        host.marketplace()
                .offerHosting(new OfferHosting(
                        LISTING,
                        Endpoint.parse("http://127.0.0.1:1"),
                        signer(players.host()).key(),
                        MarketBounds.defaults().minHostStake(),
                        Optional.empty()))
                .run();
    }

    private void usePredictions() {
        ChannelId channel = predictions(players);
        open(channel);
        VoucherChain chain = VoucherChain.make(
                TestNetwork.NAME,
                channel,
                VERSION.version(),
                Amount.ZERO,
                PRICE,
                2,
                ArenaMoves.digest("words"),
                signer(players.consumer()));
        host.marketplace().settle(chain.voucher(1)).run();
        site.caller().marketplace().claim(VERSION).run();
        host.marketplace().settle(chain.voucher(2)).run();
    }

    /** What needs an accepted document; waits for the end of its vote. */
    void search() throws InterruptedException {
        Waiting.until(lister.knowledge().document(DOCUMENT).run().document().closableFrom());
        lister.knowledge().close(DOCUMENT).run();
        ChannelId channel = searches(players);
        open(channel);
        SearchWallet wallet = new SearchWallet(
                TestNetwork.NAME, channel, signer(players.consumer()), DEPOSIT, Amount.ZERO, DocumentUses.none());
        DocumentUses once = DocumentUses.none().plus(List.of(DOCUMENT.document()));
        settle(wallet, once);
        lister.knowledge().claim(LISTING).run();
        settle(wallet, once.plus(List.of(DOCUMENT.document())));
    }

    /** One more search, of which the answer named the document. */
    private void settle(SearchWallet wallet, DocumentUses uses) {
        wallet.spent(wallet.next(PRICE).orElseThrow());
        wallet.used(List.of(DOCUMENT.document()));
        host.marketplace().settle(new SearchesPaid(wallet.confirmation(), uses)).run();
    }

    private void open(ChannelId channel) {
        consumer.marketplace()
                .openChannel(new OpenChannel(
                        channel, LISTING, signer(players.consumer()).key(), DEPOSIT, Optional.empty()))
                .run();
    }

    private VoucherSigner signer(AccountId account) {
        return VoucherSigner.of(Identities.fromMspFolder(
                account.organisation(), site.network().home().identity(account)));
    }
}

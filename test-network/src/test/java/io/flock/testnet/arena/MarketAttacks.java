package io.flock.testnet.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.marketplace.Anchor;
import io.flock.protocol.marketplace.Endpoint;
import io.flock.protocol.marketplace.ModelCard;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.request.ListModel;
import io.flock.protocol.marketplace.request.OfferHosting;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.sdk.payment.KeyPairSigner;
import io.flock.sdk.payment.VoucherChain;
import io.flock.sdk.payment.VoucherSigner;
import io.flock.testnet.audit.Calls;
import io.flock.testnet.audit.Player;
import io.flock.testnet.audit.TaskPlay;
import io.flock.testnet.bench.cast.ArenaMoves;
import java.util.List;
import java.util.Optional;

/** Attacks of hosts on their consumers' channels. */
final class MarketAttacks {
    private static final ListingId LISTING = ListingId.parse("attacked");
    private static final Amount PRICE = Amount.ofMicros(1_000);
    private static final Amount DEPOSIT = Amount.ofFlock(1);
    private static final int LENGTH = 100;

    private final Cast cast;
    private final FlockClient creator;
    private final FlockClient host;
    private final FlockClient consumer;
    private final VoucherSigner hostKey = new KeyPairSigner();
    private final VoucherSigner key = new KeyPairSigner();

    MarketAttacks(Cast cast) {
        this.cast = cast;
        this.creator = cast.client(cast.creator());
        this.host = cast.client(Cast.accounts().get(7));
        this.consumer = cast.client(Cast.accounts().get(8));
    }

    /** Attack 32: vouchers replayed, raised by the host, of another channel, or shown after closing. */
    void playVouchers() {
        publish();
        ChannelId one = open("one");
        ChannelId two = open("two");
        VoucherChain chain = chain(one, PRICE, key);
        assertThat(settled(chain.voucher(10))).isEqualTo(PRICE.times(10));

        assertThat(settled(chain.voucher(10))).as("again").isEqualTo(Amount.ZERO);
        assertThat(settled(chain.voucher(5))).as("an earlier one").isEqualTo(Amount.ZERO);
        refused("a word that was not shown", new Voucher(chain.signed(), 20, chain.word(10)));
        refused("signed by the host itself", chain(one, PRICE.times(2), hostKey).voucher(20));
        refused("of another channel", moved(chain, two));
        refused("beyond the deposit", chain(two, DEPOSIT, key).voucher(2));
        assertThat(Calls.refusal(creator.marketplace().settle(chain.voucher(11))))
                .as("by who is not the host")
                .isEqualTo(ErrorCode.NOT_AUTHORISED);

        host.marketplace().closeChannel(one, Optional.empty()).run();
        assertThat(Calls.refusal(host.marketplace().settle(chain.voucher(11)))).isEqualTo(ErrorCode.CHANNEL_CLOSED);
        assertThat(settled(chain.voucher(10))).as("after closing").isEqualTo(Amount.ZERO);
        host.marketplace().closeChannel(two, Optional.empty()).run();

        assertThat(channel(one).returned()).isEqualTo(DEPOSIT.minus(PRICE.times(10)));
        assertThat(channel(two).returned()).isEqualTo(DEPOSIT);
    }

    /** The result of a task of one round, listed, and with a host. */
    private void publish() {
        List<FlockClient> participants =
                Cast.accounts().subList(6, 15).stream().map(cast::client).toList();
        TaskPlay task = new TaskPlay(
                creator,
                cast.allianceTask("for-sale", Amount.ofFlock(60))
                        .rounds(1)
                        .named(participants.stream().map(FlockClient::account).toList())
                        .build(),
                participants);
        task.until(Phase.COMPLETED, 0);
        creator.marketplace()
                .list(new ListModel(
                        LISTING,
                        "Reader",
                        TaskName.alliance(task.task()),
                        Player.AGGREGATE,
                        new ModelCard("reads", "grey values", Optional.empty(), Optional.empty(), "none known", "MIT"),
                        PRICE,
                        Millionths.of(400_000)))
                .run();
        Calls.whenKnown(
                host.marketplace()
                        .offerHosting(new OfferHosting(
                                LISTING,
                                Endpoint.parse("http://127.0.0.1:1"),
                                hostKey.key(),
                                Amount.ofFlock(100),
                                Optional.empty())),
                ErrorCode.UNKNOWN_LISTING);
        Calls.everywhere(
                List.of(
                        creator.marketplace().model(LISTING),
                        consumer.marketplace().model(LISTING)),
                view -> !view.hosts().isEmpty());
    }

    private ChannelId open(String name) {
        ChannelId id = new ChannelId(host.account(), consumer.account(), name);
        consumer.marketplace()
                .openChannel(new OpenChannel(id, LISTING, key.key(), DEPOSIT, Optional.empty()))
                .run();
        for (FlockClient reader : List.of(host, creator)) {
            Calls.whenKnown(reader.marketplace().channel(id), ErrorCode.UNKNOWN_CHANNEL);
        }
        return id;
    }

    private VoucherChain chain(ChannelId channel, Amount unit, VoucherSigner signer) {
        return VoucherChain.make(
                "flock", channel, 1, Amount.ZERO, unit, LENGTH, ArenaMoves.digest("words of " + channel), signer);
    }

    /** A chain's anchor with the same signature, as if it were another channel's. */
    private static Voucher moved(VoucherChain chain, ChannelId to) {
        Anchor from = chain.anchor();
        Anchor other = new Anchor(to, from.version(), from.base(), from.unit(), from.length(), from.tip());
        return new Voucher(new SignedAnchor(other, chain.signed().signature()), 20, chain.word(20));
    }

    /** What the host got out of the channel for a voucher, all parts together. */
    private Amount settled(Voucher voucher) {
        return host.marketplace().settle(voucher).run().value().settled();
    }

    private void refused(String what, Voucher voucher) {
        assertThat(Calls.refusal(host.marketplace().settle(voucher))).as(what).isEqualTo(ErrorCode.VOUCHER_INVALID);
    }

    private PaymentChannel channel(ChannelId id) {
        return host.marketplace().channel(id).run();
    }
}

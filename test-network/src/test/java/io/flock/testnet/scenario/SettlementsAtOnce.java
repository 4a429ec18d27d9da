package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Endpoint;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.request.OfferHosting;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.view.SettleResult;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.payment.VoucherChain;
import io.flock.sdk.payment.VoucherSigner;
import io.flock.sdk.transaction.CallRecord;
import io.flock.sdk.transaction.Committed;
import io.flock.testnet.TestNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A host that is paid from ten channels settles them all together: no settlement loses a race to another. */
final class SettlementsAtOnce {
    private static final int CHANNELS = 10;
    private static final Amount DEPOSIT = Amount.ofFlock(1);
    private static final Amount UNIT = Amount.parse("0.01");

    private final TestNetwork network;
    private final ListingId listing;
    private final AccountId host;
    private final AccountId consumer;
    private final Queue<CallRecord> calls = new ConcurrentLinkedQueue<>();

    SettlementsAtOnce(TestNetwork network, ListingId listing, AccountId host, AccountId consumer) {
        this.network = network;
        this.listing = listing;
        this.host = host;
        this.consumer = consumer;
    }

    void play() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CHANNELS);
        try (FlockClient hosting = listened()) {
            offer(hosting);
            List<Voucher> vouchers = vouchers();
            BalanceView before = hosting.token().balanceOf(host).run();

            List<Committed<SettleResult>> settled = settle(hosting, vouchers, threads);

            assertThat(calls.stream().filter(call -> call.function().equals("marketplace:SettleVoucher")))
                    .hasSize(CHANNELS)
                    .allMatch(call -> call.outcome().equals(CallRecord.SUCCESS) && call.conflicts() == 0);
            assertThat(settled.stream().map(Committed::block).distinct().count())
                    .as("no two of them stand in one block, so that nothing was shown")
                    .isLessThan(CHANNELS);
            assertThat(settled).allMatch(one -> one.value().settled().equals(UNIT));
            BalanceView after = hosting.token().balanceOf(host).run();
            Amount earned =
                    Amount.sum(settled.stream().map(one -> one.value().host()).toList());
            assertThat(after.balance()).isEqualTo(before.balance());
            assertThat(after.uncollected()).isEqualTo(before.uncollected().plus(earned));
            hosting.token().collect(after.credits().subList(0, 1)).run();
            incomeIsSpent(hosting);
        } finally {
            threads.shutdownNow();
        }
    }

    /** By the consumer, whom the host allowed it, before the host has collected it. */
    private void incomeIsSpent(FlockClient hosting) {
        BalanceView before = hosting.token().balanceOf(host).run();
        Amount all = before.balance().plus(before.uncollected());
        assertThat(before.credits()).hasSizeGreaterThanOrEqualTo(CHANNELS - 1);
        hosting.token().approve(consumer, all.plus(Amount.ofMicros(1))).run();
        try (FlockClient paying = network.connect(consumer)) {
            assertThatThrownBy(() -> paying.token()
                            .transferFrom(host, consumer, all.plus(Amount.ofMicros(1)))
                            .run())
                    .hasMessageStartingWith("INSUFFICIENT_BALANCE|");
            paying.token().transferFrom(host, consumer, all).run();
        }

        BalanceView after = hosting.token().balanceOf(host).run();
        assertThat(after.balance().plus(after.uncollected())).isEqualTo(Amount.ZERO);
    }

    private FlockClient listened() {
        NetworkHome home = network.home();
        return FlockClient.builder(
                        ConnectionProfile.load(home.profile(host.organisation())),
                        Identities.fromMspFolder(host.organisation(), home.identity(host)))
                .channel(network.description().channel())
                .chaincode(network.description().chaincode())
                .callListener(calls::add)
                .connect();
    }

    private void offer(FlockClient hosting) {
        hosting.marketplace()
                .offerHosting(new OfferHosting(
                        listing,
                        Endpoint.parse("http://127.0.0.1:1"),
                        signer(host).key(),
                        Amount.ofFlock(100),
                        Optional.empty()))
                .run();
    }

    /** The ten of them. */
    static List<ChannelId> channels(AccountId host, AccountId consumer) {
        return IntStream.range(0, CHANNELS)
                .mapToObj(i -> new ChannelId(host, consumer, "together-" + i))
                .toList();
    }

    /** One prediction paid from each of ten new channels. */
    private List<Voucher> vouchers() {
        List<Voucher> vouchers = new ArrayList<>();
        try (FlockClient paying = network.connect(consumer)) {
            VoucherSigner signer = signer(consumer);
            for (ChannelId channel : channels(host, consumer)) {
                paying.marketplace()
                        .openChannel(new OpenChannel(channel, listing, signer.key(), DEPOSIT, Optional.empty()))
                        .run();
                vouchers.add(VoucherChain.make(
                                TestNetwork.NAME,
                                channel,
                                1,
                                Amount.ZERO,
                                UNIT,
                                1,
                                FieldHash.ofDomain(channel.toString()).digest(),
                                signer)
                        .voucher(1));
            }
        }
        return vouchers;
    }

    private static List<Committed<SettleResult>> settle(
            FlockClient hosting, List<Voucher> vouchers, ExecutorService threads) throws Exception {
        CyclicBarrier together = new CyclicBarrier(CHANNELS);
        List<Future<Committed<SettleResult>>> sent = threads.invokeAll(vouchers.stream()
                .<Callable<Committed<SettleResult>>>map(voucher -> () -> {
                    together.await(1, TimeUnit.MINUTES);
                    return hosting.marketplace().settle(voucher).run();
                })
                .toList());
        List<Committed<SettleResult>> settled = new ArrayList<>();
        for (Future<Committed<SettleResult>> one : sent) {
            settled.add(one.get());
        }
        return settled;
    }

    private VoucherSigner signer(AccountId account) {
        return VoucherSigner.of(
                Identities.fromMspFolder(account.organisation(), network.home().identity(account)));
    }
}

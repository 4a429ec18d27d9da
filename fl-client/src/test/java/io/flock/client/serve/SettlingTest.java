package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.Anchor;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.VoucherChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host sends to the ledger, and in which order. */
class SettlingTest {
    private static final Amount UNIT = Due.LEAST;

    @TempDir
    private Path folder;

    private HostFixture host;
    private Settling settling;
    private final List<Voucher> sent = new ArrayList<>();
    /** What the ledger refuses, by the code that it refuses it with. */
    private final Map<ErrorCode, Predicate<Voucher>> refused = new EnumMap<>(ErrorCode.class);

    @BeforeEach
    void start() {
        host = new HostFixture(HostFixture.settings(folder));
        host.serve(2, HostFixture.PRICE);
        settling = new Settling(host.server, this::settle, paid -> Amount.ZERO, 1);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private Amount settle(Voucher voucher) {
        refused.forEach((code, which) -> {
            if (which.test(voucher)) {
                throw new FlockException(code, "voucher of version " + version(voucher), "try again");
            }
        });
        sent.add(voucher);
        return voucher.amount();
    }

    @Test
    void versionThatCouldNotBeSettled_isNotPassedOver_andIsSettledFirstTheNextTime() {
        List<Voucher> both = payTwoVersions("one");
        refused.put(ErrorCode.CONNECTION_FAILED, voucher -> version(voucher) == 1);

        settling.worthwhile();
        assertThat(sent).isEmpty();

        refused.clear();
        settling.worthwhile();
        assertThat(sent).isEqualTo(both);
        assertThat(host.server.unsettled()).isEmpty();
    }

    @Test
    void versionThatTheLedgerNeverPays_holdsUpNoOther() {
        List<Voucher> both = payTwoVersions("one");
        refused.put(ErrorCode.VOUCHER_INVALID, voucher -> version(voucher) == 1);

        settling.worthwhile();

        assertThat(sent).containsExactly(both.get(1));
    }

    @Test
    void channelThatCanNotBeSettled_holdsUpNoOther_whateverTheFault() {
        pay("refused", 1, Amount.ZERO, UNIT.times(3));
        pay("faulty", 1, Amount.ZERO, UNIT.times(2));
        Voucher last = pay("last", 1, Amount.ZERO, UNIT);
        refused.put(ErrorCode.CONNECTION_FAILED, voucher -> voucher.amount().equals(UNIT.times(3)));
        refused.put(ErrorCode.INTERNAL, voucher -> {
            if (voucher.amount().equals(UNIT.times(2))) {
                throw new IllegalStateException("a fault");
            }
            return false;
        });

        settling.all();

        assertThat(sent).containsExactly(last);
    }

    @Test
    void channelThatCloses_isSettledFirst_thenWhoeverOwesMost_andDustWaits() {
        Voucher little = pay("little", 1, Amount.ZERO, HostFixture.PRICE);
        Voucher more = pay("more", 1, Amount.ZERO, UNIT);
        Voucher most = pay("most", 1, Amount.ZERO, UNIT.times(2));
        Voucher closing = pay("closing", 1, Amount.ZERO, HostFixture.PRICE);
        host.since = channel -> channel.id().name().equals("closing") ? channel.closing(1_000) : channel;

        settling.worthwhile();
        assertThat(sent).containsExactly(closing, most, more);

        settling.all();
        assertThat(sent).containsExactly(closing, most, more, little);
    }

    /** A host that starts settles what an earlier run left before it has offered itself anew. */
    @Test
    void channelThatTheLedgerRefused_isAnsweredAgain_onceTheHostHasOfferedItself() {
        pay("one", 1, Amount.ZERO, UNIT);
        refused.put(ErrorCode.HOST_CLOSED, voucher -> true);
        settling.worthwhile();
        VoucherChain chain = chain("one", 1, Amount.ZERO, UNIT);
        Optional<PaymentToken> next = Optional.of(
                new PaymentToken(channel("one").toString(), chain.anchor().tip(), 2, chain.word(2)));
        assertThat(host.infer("/v2/models/adder/versions/1/infer", next).body()).contains("CHANNEL_CLOSED|");

        host.server.payable();

        assertThat(host.infer("/v2/models/adder/versions/1/infer", next).statusCode())
                .isEqualTo(200);
    }

    /** Each waits until all the others are sent too. */
    @Test
    void channels_areSettledAtTheSameTime_eachOnce() {
        for (int i = 0; i < 4; i++) {
            pay("c" + i, 1, Amount.ZERO, UNIT);
        }
        CyclicBarrier all = new CyclicBarrier(4);
        AtomicInteger together = new AtomicInteger();
        Settling parallel = new Settling(
                host.server,
                voucher -> {
                    try {
                        all.await(1, TimeUnit.MINUTES);
                        together.incrementAndGet();
                    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                        throw new IllegalStateException(e);
                    }
                    return voucher.amount();
                },
                paid -> Amount.ZERO,
                4);

        assertThat(parallel.all()).isEqualTo(UNIT.times(4));
        assertThat(together).hasValue(4);
        assertThat(parallel.all()).isEqualTo(Amount.ZERO);
    }

    @Test
    void wordThatIsNotOfTheChain_asksTheLedgerNothing_alsoAfterARestart() throws Exception {
        pay("one", 1, Amount.ZERO, UNIT);
        Path copy = Files.copy(folder.resolve("vouchers"), folder.resolve("after-restart"));
        try (HostFixture again = new HostFixture(ServeSettings.defaults(copy), Optional.of(host.consumer.key()))) {
            VoucherChain chain = chain("one", 1, Amount.ZERO, UNIT);
            PaymentToken forged =
                    new PaymentToken(channel("one").toString(), chain.anchor().tip(), 2, chain.word(1));

            assertThat(again.infer(Optional.of(forged)).body()).contains("VOUCHER_INVALID|");

            assertThat(again.asked).hasValue(0);
        }
    }

    private List<Voucher> payTwoVersions(String name) {
        Voucher first = pay(name, 1, Amount.ZERO, UNIT);
        return List.of(first, pay(name, 2, first.amount(), UNIT));
    }

    /** Pays one prediction with the first word of a new chain. */
    private Voucher pay(String name, int version, Amount base, Amount unit) {
        VoucherChain chain = chain(name, version, base, unit);
        host.announce(chain.signed());
        Anchor anchor = chain.anchor();
        PaymentToken token = new PaymentToken(anchor.channel().toString(), anchor.tip(), 1, chain.word(1));
        assertThat(host.infer("/v2/models/adder/versions/" + version + "/infer", Optional.of(token))
                        .statusCode())
                .isEqualTo(200);
        return chain.voucher(1);
    }

    private VoucherChain chain(String name, int version, Amount base, Amount unit) {
        Digest secret = FieldHash.ofDomain("chain " + version + " of " + name).digest();
        return VoucherChain.make(HostFixture.LEDGER, channel(name), version, base, unit, 2, secret, host.consumer);
    }

    private static ChannelId channel(String name) {
        return new ChannelId(HostFixture.HOST, HostFixture.CHANNEL.consumer(), name);
    }

    private static int version(Voucher voucher) {
        return voucher.anchor().version();
    }
}

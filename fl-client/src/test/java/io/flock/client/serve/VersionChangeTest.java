package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.engine.Predictor;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.VoucherChain;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is served by the chain before is settled for its own version, whatever a consumer announces after it. */
class VersionChangeTest {
    private static final int LENGTH = 10;

    @TempDir
    private Path folder;

    private HostFixture host;
    private VoucherChain first;

    @BeforeEach
    void start() {
        host = new HostFixture(HostFixture.settings(folder));
        host.serve(2, HostFixture.PRICE);
        first = chain(1, Amount.ZERO, LENGTH);
        host.announce(first.signed());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void chainOfAVersionThatIsNotServed_isRefused_andWhatTheOneBeforePays_isSettled() {
        VoucherChain unknown = chain(777, first.anchor().amountAt(LENGTH), 0);

        HttpResponse<String> refused = announce(unknown);

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("UNKNOWN_LISTING|version 777");
        assertThat(pay(first, LENGTH, LENGTH).statusCode()).isEqualTo(200);
        assertThat(host.server.unsettled()).containsExactly(first.voucher(LENGTH));
    }

    @Test
    void chainBefore_goesOnBeingSettledForItsVersion_andTakesNoMoreOnceTheNextOneIsSettled() {
        VoucherChain second = chain(2, first.anchor().amountAt(LENGTH), 0);
        host.announce(second.signed());

        assertThat(pay(first, 4, 4).statusCode()).isEqualTo(200);
        host.server.follow();
        assertThat(host.server.unsettled()).containsExactly(first.voucher(4));
        assertThat(pay(first, 6, 2).statusCode()).isEqualTo(200);
        assertThat(host.server.unsettled()).containsExactly(first.voucher(6));

        host.server.follow();

        assertThat(host.server.unsettled()).containsExactly(first.voucher(6), second.voucher(0));
        assertThat(pay(first, 7, 1).body()).contains("PAYMENT_REQUIRED|the chain of version 1 takes no more");
        assertThat(host.server.unsettled()).containsExactly(first.voucher(6), second.voucher(0));
    }

    @Test
    void consumerThatEnds_isSettledInFullAtOnce() {
        VoucherChain second = chain(2, first.anchor().amountAt(LENGTH), 0);
        host.announce(second.signed());
        assertThat(pay(first, 4, 4).statusCode()).isEqualTo(200);
        host.since = channel -> channel.closing(1_000);

        host.server.follow();

        assertThat(host.server.unsettled()).containsExactly(first.voucher(4), second.voucher(0));
    }

    @Test
    void hostStartedAgain_afterTheNextVersionWasSettled_takesNoMoreOfTheChainBefore() throws Exception {
        VoucherChain second = chain(2, first.anchor().amountAt(LENGTH), 2);
        host.announce(second.signed());
        assertThat(pay(first, 4, 4).statusCode()).isEqualTo(200);
        Path copy = Files.copy(folder.resolve("vouchers"), folder.resolve("after-restart"));
        try (HostFixture again = new HostFixture(ServeSettings.defaults(copy), Optional.of(host.consumer.key()))) {
            again.serve(2, HostFixture.PRICE);
            assertThat(again.server.unsettled()).containsExactly(first.voucher(4));
            again.since = channel -> channel.settledTo(
                    second.voucher(0).amount(), second.anchor().version(), Amount.ZERO);

            assertThat(again.infer("/v2/models/adder/versions/1/infer", token(first, 5))
                            .body())
                    .contains("PAYMENT_REQUIRED|");
            assertThat(again.infer(token(second, 1)).statusCode()).isEqualTo(200);
            assertThat(again.server.unsettled()).containsExactly(second.voucher(1));
        }
    }

    /** The chain before last is out of sight of requests; its version must be paid all the same. */
    @Test
    void versionsThatFollowEachOther_areSettledInOrder() {
        assertThat(pay(first, 4, 4).statusCode()).isEqualTo(200);
        VoucherChain second = chain(2, first.anchor().amountAt(4), 3);
        host.announce(second.signed());
        assertThat(pay(second, 3, 3).statusCode()).isEqualTo(200);
        VoucherChain third = chain(1, second.anchor().amountAt(3), 5);
        host.announce(third.signed());
        assertThat(pay(third, 1, 1).statusCode()).isEqualTo(200);

        List<Voucher> unsettled = host.server.unsettled();

        assertThat(unsettled).containsExactly(first.voucher(4), second.voucher(3), third.voucher(1));
    }

    @Test
    void chainsThatAreNotPaidWith_areLimited_andThoseThatAre_areNot() {
        host.close();
        host = HostFixture.outOfTime(HostFixture.patient(folder.resolve("limited")));
        List<Integer> unused = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            unused.add(announce(chain(1, Amount.ofMicros(i), LENGTH)).statusCode());
        }
        assertThat(unused).contains(200, 429).endsWith(429);
        assertThat(unused.stream().filter(status -> status == 200)).hasSizeLessThan(10);

        VoucherChain last = chain(1, Amount.ofMicros(unused.lastIndexOf(200) + 1L), LENGTH);
        for (int i = 0; i < 10; i++) {
            assertThat(pay(last, 1, 1).statusCode()).isEqualTo(200);
            last = chain(1, last.anchor().amountAt(1), LENGTH);
            host.announce(last.signed());
        }
    }

    @Test
    void metadataThatFails_doesNotKeepItsVersionFromBeingRetired() throws Exception {
        host.close();
        host = new HostFixture(
                new ServeSettings("127.0.0.1", 0, 0, folder.resolve("metadata"), 1 << 20, 16, 16, 16, 500, 100_000, 0));
        host.server.serve(
                HostFixture.listing(HostFixture.PRICE),
                HostFixture.version(2),
                Optional.empty(),
                withoutShape(),
                Optional.empty());
        assertThat(host.get("/v2/models/adder").statusCode()).isEqualTo(500);

        CompletableFuture<Void> change = CompletableFuture.runAsync(() -> host.serve(3, HostFixture.PRICE));

        assertThat(change).succeedsWithin(1, TimeUnit.MINUTES);
        assertThat(host.get("/v2/models/adder").statusCode()).isEqualTo(200);
    }

    private static Predictor withoutShape() {
        Predictor adder = HostFixture.adder(1);
        return new Predictor() {
            @Override
            public int width() {
                throw new IllegalStateException("no shape");
            }

            @Override
            public int outputs() {
                return adder.outputs();
            }

            @Override
            public float[] predict(float[] features, int rows) {
                return adder.predict(features, rows);
            }

            @Override
            public void close() {}
        };
    }

    private VoucherChain chain(int version, Amount base, int length) {
        Digest secret = FieldHash.ofDomain("chain " + version + " " + base).digest();
        return VoucherChain.make(
                HostFixture.LEDGER,
                HostFixture.CHANNEL,
                version,
                base,
                HostFixture.PRICE,
                length,
                secret,
                host.consumer);
    }

    private HttpResponse<String> announce(VoucherChain chain) {
        return host.post("/v1/anchors", Json.write(chain.signed()), Optional.empty());
    }

    /** Asks for so many rows of the chain's version. */
    private HttpResponse<String> pay(VoucherChain chain, int index, int rows) {
        String body = "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[" + rows + ",2],\"data\":["
                + "1,2,".repeat(rows - 1) + "1,2]}]}";
        return host.post("/v2/models/adder/versions/" + chain.anchor().version() + "/infer", body, token(chain, index));
    }

    private static Optional<PaymentToken> token(VoucherChain chain, int index) {
        return Optional.of(
                new PaymentToken(HostFixture.CHANNEL.toString(), chain.anchor().tip(), index, chain.word(index)));
    }
}

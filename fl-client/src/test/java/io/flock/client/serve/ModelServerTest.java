package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.flock.client.bundle.DataSection;
import io.flock.client.bundle.ImageData;
import io.flock.client.data.Examples;
import io.flock.client.drift.RequestDrift;
import io.flock.client.engine.Predictor;
import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.FinalRequest;
import io.flock.protocol.marketplace.ListingStatus;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.ChannelWallet;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a consumer sees of a host, over real HTTP. */
class ModelServerTest {
    @TempDir
    private Path folder;

    private HostFixture host;

    @BeforeEach
    void start() {
        host = new HostFixture(HostFixture.settings(folder));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void paidRequest_isAnswered_andCanBeSettled() {
        ChannelWallet wallet = host.wallet();

        HttpResponse<String> first = host.infer(pay(wallet));
        HttpResponse<String> second = host.infer(pay(wallet));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(JsonParser.parseString(first.body())
                        .getAsJsonObject()
                        .getAsJsonArray("outputs")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("data")
                        .get(0)
                        .getAsFloat())
                .isEqualTo(3.5f);
        List<Voucher> unsettled = host.server.unsettled();
        assertThat(unsettled).hasSize(1);
        unsettled.get(0).check(host.consumer.key(), HostFixture.LEDGER);
        assertThat(unsettled.get(0).amount()).isEqualTo(HostFixture.PRICE.times(2));
        host.server.settled(unsettled.get(0));
        assertThat(host.server.unsettled()).isEmpty();
    }

    @Test
    void drainedHost_isReachedNoMore_andCanSettleWhatItAnswered() {
        ChannelWallet wallet = host.wallet();
        assertThat(host.infer(pay(wallet)).statusCode()).isEqualTo(200);

        int port = host.server.port();

        host.server.drain();

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
        Voucher voucher = host.server.unsettled().get(0);
        host.server.settled(voucher);
        assertThat(host.server.unsettled()).isEmpty();
    }

    @Test
    void requestWithoutPayment_orWithAnUsedOne_isRefused() {
        Optional<PaymentToken> payment = pay(host.wallet());
        assertThat(host.infer(payment).statusCode()).isEqualTo(200);

        assertThat(host.infer(payment).statusCode()).isEqualTo(402);
        assertThat(host.infer(Optional.empty()).body()).contains("PAYMENT_REQUIRED|");
        PaymentToken used = payment.orElseThrow();
        PaymentToken raised = new PaymentToken(used.channel(), used.tip(), used.index() + 1, used.word());
        assertThat(host.infer(Optional.of(raised)).body()).contains("VOUCHER_INVALID|");
        PaymentToken foreign = new PaymentToken("x/y/z", used.tip(), used.index(), used.word());
        assertThat(host.infer(Optional.of(foreign)).body()).contains("PAYMENT_REQUIRED|");
    }

    /** Its contributors would get what the other's earned. */
    @Test
    void paymentForAnotherListing_isRefused_andNotTaken_alsoAfterARestart() throws Exception {
        ListingId other = ListingId.parse("other");
        host.serve(other, 1, HostFixture.PRICE);
        ChannelWallet wallet = host.wallet();
        Optional<PaymentToken> payment = pay(wallet);

        HttpResponse<String> refused = host.infer("/v2/models/other/infer", payment);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(402);
        assertThat(refused.body()).contains("VOUCHER_INVALID", "pays for listing adder, not for other");
        assertThat(host.infer(payment).statusCode()).isEqualTo(200);
        Path copy = Files.copy(folder.resolve("vouchers"), folder.resolve("after-restart"));
        try (HostFixture again = new HostFixture(ServeSettings.defaults(copy), Optional.of(host.consumer.key()))) {
            again.serve(other, 1, HostFixture.PRICE);
            Optional<PaymentToken> next = pay(wallet);
            assertThat(again.infer("/v2/models/other/infer", next).statusCode()).isEqualTo(402);
            assertThat(again.infer(next).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void rowsOfARequest_costOnePredictionEach() {
        ChannelWallet wallet = host.wallet();
        String two = "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[2,2],\"data\":[[1,2],[3,4]]}]}";
        Optional<PaymentToken> one = pay(wallet);
        assertThat(host.post("/v2/models/adder/infer", two, one).statusCode()).isEqualTo(402);

        Optional<PaymentToken> both = wallet.pay(1, HostFixture.PRICE, 2);

        assertThat(host.post("/v2/models/adder/infer", two, both).statusCode()).isEqualTo(200);
        assertThat(host.infer(one).statusCode()).isEqualTo(200);
    }

    @Test
    void consumerWhoWishesTheEnd_getsTheFinalAccount_andPaysNoMore() {
        ChannelWallet wallet = host.wallet();
        assertThat(host.infer(pay(wallet)).statusCode()).isEqualTo(200);
        FinalRequest wish = new FinalRequest(
                HostFixture.CHANNEL, host.consumer.sign(FinalRequest.digest(HostFixture.LEDGER, HostFixture.CHANNEL)));

        HttpResponse<String> answer = host.post("/v1/final", Json.write(wish), Optional.empty());

        FinalAccount account = Json.read(answer.body(), FinalAccount.class);
        assertThat(account.amount()).isEqualTo(HostFixture.PRICE);
        assertThat(account.isSignedBy(host.hostKey.key(), HostFixture.LEDGER)).isTrue();
        assertThat(host.infer(pay(wallet)).body()).contains("CHANNEL_CLOSED|");
        FinalRequest forged = new FinalRequest(
                HostFixture.CHANNEL, host.hostKey.sign(FinalRequest.digest(HostFixture.LEDGER, HostFixture.CHANNEL)));
        assertThat(host.post("/v1/final", Json.write(forged), Optional.empty()).statusCode())
                .isEqualTo(402);
    }

    @Test
    void journalOfAKilledHost_keepsEveryPaymentItAnsweredFor() throws Exception {
        ChannelWallet wallet = host.wallet();
        Optional<PaymentToken> last = Optional.empty();
        for (int i = 0; i < 20; i++) {
            last = pay(wallet);
            assertThat(host.infer(last).statusCode()).isEqualTo(200);
        }
        Path copy = folder.resolve("after-kill");
        Files.copy(folder.resolve("vouchers"), copy);
        Files.write(copy, new byte[] {0, 0, 0, 60, 1, 2, 3}, java.nio.file.StandardOpenOption.APPEND);

        try (HostFixture again = new HostFixture(ServeSettings.defaults(copy))) {
            assertThat(again.server.unsettled())
                    .extracting(Voucher::amount)
                    .containsExactly(HostFixture.PRICE.times(20));
            assertThat(again.infer(last).statusCode()).isEqualTo(402);
            assertThat(again.infer(pay(wallet)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void versionChangedUnderSixtyFourConnections_failsNoRequest() throws Exception {
        ChannelWallet wallet = host.wallet();
        Map<Integer, Integer> byStatus = new ConcurrentHashMap<>();
        CountDownLatch warm = new CountDownLatch(64);
        ExecutorService clients = Executors.newFixedThreadPool(64);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < 64; client++) {
                running.add(clients.submit((Callable<Void>) () -> {
                    for (int i = 0; i < 12; i++) {
                        HttpResponse<String> answer = host.infer("/v2/models/adder/versions/1/infer", pay(wallet));
                        byStatus.merge(answer.statusCode(), 1, Integer::sum);
                        warm.countDown();
                    }
                    return null;
                }));
            }
            warm.await();
            host.serve(2, HostFixture.PRICE);
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }

        assertThat(byStatus).containsExactly(Map.entry(200, 64 * 12));
        assertThat(host.infer(wallet.pay(2, HostFixture.PRICE, 1)).body()).contains("\"model_version\":\"2\"");
        assertThat(host.server.unsettled())
                .extracting(Voucher::amount)
                .containsExactly(HostFixture.PRICE.times(64 * 12), HostFixture.PRICE.times(64 * 12 + 1));
    }

    @Test
    void freeModel_needsNoVoucher_andAWithdrawnOneIsGone() {
        host.server.update(HostFixture.listing(Amount.ZERO));
        assertThat(host.infer(Optional.empty()).statusCode()).isEqualTo(200);

        host.server.update(HostFixture.listing(Amount.ZERO).withStatus(ListingStatus.WITHDRAWN));

        assertThat(host.infer(Optional.empty()).statusCode()).isEqualTo(410);
    }

    @Test
    void unknownModel_versionOrPath_isNotFound() {
        assertThat(host.infer("/v2/models/other/infer", Optional.empty()).statusCode())
                .isEqualTo(404);
        assertThat(host.infer("/v2/models/adder/versions/9/infer", Optional.empty())
                        .statusCode())
                .isEqualTo(404);
        assertThat(host.infer("/v2/models/adder/versions/x/infer", Optional.empty())
                        .statusCode())
                .isEqualTo(404);
        assertThat(host.get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void healthMetadataMetricsAndOpenApi_areThere() {
        host.server.update(HostFixture.listing(Amount.ZERO));
        host.infer(Optional.empty());

        assertThat(host.get("/v2/health/live").statusCode()).isEqualTo(200);
        assertThat(host.get("/v2/health/ready").body()).contains("true");
        assertThat(host.get("/v2/models/adder").body()).contains("\"shape\":[-1,2]");
        assertThat(host.get("/v2/models/adder/ready").statusCode()).isEqualTo(200);
        assertThat(host.get("/v2").headers().firstValue(RequestLog.HEADER))
                .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));
        assertThat(host.get("/metrics").body()).contains("flock_infer_answers_total{status=\"200\"} 1.0");
        assertThat(JsonParser.parseString(host.get("/openapi.json").body())
                        .getAsJsonObject()
                        .getAsJsonObject("paths")
                        .size())
                .isGreaterThan(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"inputs\":[]}",
                "{\"inputs\":[{\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[1]}]}",
                "{\"inputs\":[{\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[1,2,3]}]}",
                "{\"inputs\":[{\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[1,1e400]}]}",
                "{\"inputs\":[{\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[\"NaN\",1]}]}",
                "{\"inputs\":[{\"datatype\":\"FP32\",\"shape\":[-1,2],\"data\":[]}]}",
                "{\"inputs\":[{\"datatype\":\"FP32\",\"shape\":[9223372036854775807,2],\"data\":[1,2]}]}",
                "{\"inputs\":[{\"datatype\":\"INT64\",\"shape\":[1,2],\"data\":[1,2]}]}",
                "{\"inputs\":[{\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[1,2]}]} more",
                "{\"inputs\":[{\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[[[[[[[[[[[[1,2]]]]]]]]]]]]}]}"
            })
    void bodyThatIsNoRequest_isRefused_andTakesNoPayment(String body) {
        ChannelWallet wallet = host.wallet();
        Optional<PaymentToken> payment = pay(wallet);

        assertThat(host.post("/v2/models/adder/infer", body, payment).statusCode())
                .isEqualTo(400);
        assertThat(host.infer(payment).statusCode()).isEqualTo(200);
    }

    /** Attack 27: every kind of damaged body is refused with a code or read rightly. */
    @Test
    void damagedBodies_neverCrashTheServer() {
        host.server.update(HostFixture.listing(Amount.ZERO));
        Random random = new Random(7);
        String whole =
                "{\"id\":\"a\",\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[1.5,2]}]}";
        for (int i = 0; i < 150; i++) {
            StringBuilder damaged = new StringBuilder(whole);
            int at = random.nextInt(whole.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.setCharAt(at, (char) random.nextInt(1, 0x3ff));
                case 1 -> damaged.setLength(at);
                default -> damaged.insert(at, whole.repeat(random.nextInt(3)));
            }
            HttpResponse<String> answer = host.post("/v2/models/adder/infer", damaged.toString(), Optional.empty());
            assertThat(answer.statusCode()).as(damaged.toString()).isIn(200, 400);
        }
        assertThat(host.infer(Optional.empty()).statusCode()).isEqualTo(200);
    }

    @Test
    void tooLargeABody_andTooManyRequests_areRefused() {
        host.close();
        host = new HostFixture(HostFixture.settings(folder).withLimits(1_000, 10, 4, 3));
        host.server.update(HostFixture.listing(Amount.ZERO));

        HttpResponse<String> large = host.post("/v2/models/adder/infer", "x".repeat(2_000), Optional.empty());
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            statuses.add(host.infer(Optional.empty()).statusCode());
        }

        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(statuses).contains(200, 429).containsOnly(200, 429);
    }

    @Test
    void channelThatClosesOnTheLedger_isNotAnsweredAfterTheNextSettling_andOnceItIsClosed_isNotSettledEither() {
        ChannelWallet wallet = host.wallet();
        assertThat(host.infer(pay(wallet)).statusCode()).isEqualTo(200);
        host.since = channel -> channel.closing(1_000);

        host.server.follow();

        assertThat(host.infer(pay(wallet)).body()).contains("CHANNEL_CLOSED|");
        assertThat(host.server.unsettled()).hasSize(1);
        host.since = channel -> channel.closing(1_000).closed();
        host.server.follow();
        assertThat(host.server.unsettled()).isEmpty();
        assertThat(host.infer(pay(wallet)).body()).contains("CHANNEL_CLOSED|");
    }

    @Test
    void wordsThatAreNotOfTheChain_useUpNothingOfWhatItsConsumerMayAsk() {
        host.close();
        host = new HostFixture(HostFixture.settings(folder).withLimits(1_000, 10, 4, 1));
        PaymentToken paid = pay(host.wallet()).orElseThrow();
        PaymentToken forged = new PaymentToken(paid.channel(), paid.tip(), paid.index(), paid.tip());
        for (int i = 0; i < 10; i++) {
            assertThat(host.infer(Optional.of(forged)).body()).contains("VOUCHER_INVALID|");
        }

        assertThat(host.infer(Optional.of(paid)).statusCode()).isEqualTo(200);
        assertThat(host.asked).hasValue(1);
    }

    /** A model that answers only when it is let. */
    private static Predictor waiting(CountDownLatch inside, CountDownLatch let) {
        Predictor adder = HostFixture.adder(1);
        return new Predictor() {
            @Override
            public int width() {
                return adder.width();
            }

            @Override
            public int outputs() {
                return adder.outputs();
            }

            @Override
            public float[] predict(float[] features, int rows) {
                inside.countDown();
                try {
                    let.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return adder.predict(features, rows);
            }

            @Override
            public void close() {}
        };
    }

    /** The adder's model was measured on zeros; what it is asked is something else. */
    @Test
    void requestsOfAnotherPopulation_showInTheMetrics_onceThereAreEnough_withoutNamesOfFeatures() {
        DataSection pair = new ImageData(1, 2, 1, 2, 1);
        RequestDrift drift = RequestDrift.from(pair, Examples.of(new float[2 * 100], new int[100], 2, 2));
        host.server.serve(
                HostFixture.listing(Amount.ZERO), HostFixture.version(2), HostFixture.adder(2), Optional.of(drift));
        String rows = "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[1000,2],\"data\":["
                + String.join(",", Collections.nCopies(1_000, "1,0")) + "]}]}";
        for (int i = 0; i < 4; i++) {
            assertThat(host.post("/v2/models/adder/infer", rows, Optional.empty())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(host.get("/metrics").body()).doesNotContain("flock_drift_rows{");
        host.post("/v2/models/adder/infer", rows, Optional.empty());

        String metrics = host.get("/metrics").body();
        while (!metrics.contains("flock_drift_rows{")) { // counted after the answer
            metrics = host.get("/metrics").body();
        }
        assertThat(metrics)
                .contains("flock_drift_rows{model=\"adder\",version=\"2\"} 5000.0")
                .contains("flock_drift_features{level=\"major\",model=\"adder\",version=\"2\"} 1.0")
                .contains("flock_drift_features{level=\"stable\",model=\"adder\",version=\"2\"} 1.0")
                .doesNotContain("pixel");
    }

    @Test
    void fullQueue_isRefusedWith503_andAnAnswerThatTakesTooLongWith504_andNeitherTakesThePayment() throws Exception {
        host.close();
        Path journal = folder.resolve("waiting");
        host = new HostFixture(new ServeSettings("127.0.0.1", 0, 0, journal, 1 << 20, 16, 1, 1, 500, 100_000, 0));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch let = new CountDownLatch(1);
        host.server.serve(
                HostFixture.listing(HostFixture.PRICE), HostFixture.version(2), waiting(inside, let), Optional.empty());
        ChannelWallet wallet = host.wallet();
        Optional<PaymentToken> late = wallet.pay(2, HostFixture.PRICE, 1);
        Optional<PaymentToken> queued = wallet.pay(2, HostFixture.PRICE, 1);
        Optional<PaymentToken> refused = wallet.pay(2, HostFixture.PRICE, 1);

        CompletableFuture<HttpResponse<String>> running = CompletableFuture.supplyAsync(() -> host.infer(late));
        inside.await();
        CompletableFuture<HttpResponse<String>> waits = CompletableFuture.supplyAsync(() -> host.infer(queued));
        HttpResponse<String> full = host.infer(refused);
        while (full.statusCode() == 504) {
            full = host.infer(refused);
        }
        List<Integer> timedOut = List.of(running.get().statusCode(), waits.get().statusCode());
        let.countDown();

        assertThat(full.statusCode()).as(full.body()).isEqualTo(503);
        assertThat(full.headers().firstValue("Retry-After")).contains("1");
        assertThat(timedOut).contains(504);
        assertThat(host.infer(late).statusCode()).isEqualTo(200);
        assertThat(host.infer(refused).statusCode()).isEqualTo(200);
    }

    private Optional<PaymentToken> pay(ChannelWallet wallet) {
        return wallet.pay(1, HostFixture.PRICE, 1);
    }
}

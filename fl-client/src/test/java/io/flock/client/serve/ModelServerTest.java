package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.flock.client.bundle.DataSection;
import io.flock.client.bundle.ImageData;
import io.flock.client.data.Examples;
import io.flock.client.drift.RequestDrift;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.ListingStatus;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.ChannelWallet;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
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

    /** What a connection asks, by the version that its consumer knows of. */
    private interface Asking {
        HttpResponse<String> ask(int version);
    }

    /**
     * Four kinds of clients: who names the version that it pays for, who pays without naming one, who follows to the next
     * version as soon as it is there, and who pays nothing and names none.
     */
    @Test
    void versionChangedUnderSixtyFourConnections_failsNoRequest() throws Exception {
        ListingId free = ListingId.parse("free-adder");
        host.serve(free, 1, Amount.ZERO);
        ChannelWallet naming = host.wallet("naming");
        ChannelWallet unnamed = host.wallet("unnamed");
        ChannelWallet following = host.wallet("following");
        List<Asking> kinds = List.of(
                version -> host.infer("/v2/models/adder/versions/1/infer", HostFixture.pay(naming)),
                version -> host.infer("/v2/models/adder/infer", HostFixture.pay(unnamed)),
                version -> host.infer(
                        "/v2/models/adder/versions/" + version + "/infer",
                        following.pay(version, HostFixture.PRICE, 1)),
                version -> host.infer("/v2/models/free-adder/infer", Optional.empty()));
        Map<Integer, Integer> byStatus = new ConcurrentHashMap<>();
        Map<String, Integer> byAnswer = new ConcurrentHashMap<>();
        CountDownLatch warm = new CountDownLatch(64);
        CountDownLatch before = new CountDownLatch(16);
        CountDownLatch changed = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(64);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < 64; client++) {
                int kind = client % kinds.size();
                running.add(clients.submit((Callable<Void>) () -> {
                    for (int i = 0; i < 12; i++) {
                        if (i == 6 && kind == 2) {
                            before.countDown();
                            before.await(); // all pay from one wallet, which changes its chain with the version
                            changed.await();
                        }
                        HttpResponse<String> answer = kinds.get(kind).ask(i < 6 ? 1 : 2);
                        byStatus.merge(answer.statusCode(), 1, Integer::sum);
                        byAnswer.merge(kind + " " + servedVersion(answer), 1, Integer::sum);
                        warm.countDown();
                    }
                    return null;
                }));
            }
            warm.await();
            host.serve(2, HostFixture.PRICE);
            host.serve(free, 2, Amount.ZERO);
            changed.countDown();
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }

        assertThat(byStatus).containsExactly(Map.entry(200, 64 * 12));
        assertThat(byAnswer)
                .as("who pays for a version gets it, whether it names it or not")
                .containsEntry("0 1", 16 * 12)
                .containsEntry("1 1", 16 * 12)
                .containsEntry("2 1", 16 * 6)
                .containsEntry("2 2", 16 * 6);
        assertThat(servedVersion(host.infer("/v2/models/free-adder/infer", Optional.empty())))
                .isEqualTo("2");
        assertThat(servedVersion(host.infer(unnamed.pay(2, HostFixture.PRICE, 1))))
                .isEqualTo("2");
        assertThat(List.of(naming, unnamed, following))
                .extracting(ChannelWallet::paid)
                .containsExactly(
                        HostFixture.PRICE.times(16 * 12),
                        HostFixture.PRICE.times(16 * 12 + 1),
                        HostFixture.PRICE.times(16 * 12));
    }

    private static String servedVersion(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body())
                .getAsJsonObject()
                .get("model_version")
                .getAsString();
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
                        .keySet())
                .contains("/openapi.json");
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
        Optional<PaymentToken> payment = HostFixture.pay(wallet);

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
        host = HostFixture.outOfTime(HostFixture.settings(folder).withLimits(1_000, 10, 4, 3));
        host.server.update(HostFixture.listing(Amount.ZERO));

        HttpResponse<String> large = host.post("/v2/models/adder/infer", "x".repeat(2_000), Optional.empty());
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            statuses.add(host.infer(Optional.empty()).statusCode());
        }

        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(statuses.subList(0, 3)).containsOnly(200);
        assertThat(statuses.subList(3, 12)).containsOnly(429);
    }

    /** The adder's model was measured on zeros; what it is asked is something else. */
    @Test
    void requestsOfAnotherPopulation_showInTheMetrics_onceThereAreEnough_withoutNamesOfFeatures() {
        DataSection pair = new ImageData(1, 2, 1, 2, 1);
        RequestDrift drift = RequestDrift.from(pair, Examples.of(new float[2 * 100], new int[100], 2, 2));
        host.server.serve(
                HostFixture.listing(Amount.ZERO),
                HostFixture.version(2),
                Optional.empty(),
                HostFixture.adder(2),
                Optional.of(drift));
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
}

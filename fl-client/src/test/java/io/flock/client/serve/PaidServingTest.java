package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.FinalRequest;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.Voucher;
import io.flock.sdk.payment.ChannelWallet;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a consumer pays a host, over real HTTP: what counts as a payment, and what takes none. */
class PaidServingTest {
    @TempDir
    private Path folder;

    private final List<WaitingPredictor> waiting = new ArrayList<>();
    private HostFixture host;

    @BeforeEach
    void start() {
        host = new HostFixture(HostFixture.settings(folder));
    }

    @AfterEach
    void stop() {
        // A host ends once its models have answered: also where a test failed before it let them.
        waiting.forEach(WaitingPredictor::let);
        host.close();
    }

    @Test
    void paidRequest_isAnswered_andCanBeSettled() {
        ChannelWallet wallet = host.wallet();

        HttpResponse<String> first = host.infer(HostFixture.pay(wallet));
        HttpResponse<String> second = host.infer(HostFixture.pay(wallet));

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
        assertThat(host.infer(HostFixture.pay(wallet)).statusCode()).isEqualTo(200);

        int port = host.server.port();

        host.server.drain();

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
        Voucher voucher = host.server.unsettled().get(0);
        host.server.settled(voucher);
        assertThat(host.server.unsettled()).isEmpty();
    }

    @Test
    void requestThatIsInsideWhenTheHostDrains_isAnswered_andCanBeSettled() throws Exception {
        WaitingPredictor model = hostWaiting(60_000);
        Optional<PaymentToken> payment = host.wallet().pay(2, HostFixture.PRICE, 1);
        CompletableFuture<HttpResponse<String>> inside = CompletableFuture.supplyAsync(() -> host.infer(payment));
        model.awaitInside();

        int port = host.server.port();
        CompletableFuture<Void> draining = CompletableFuture.runAsync(host.server::drain);
        while (isReached(port)) {
            Thread.onSpinWait();
        }
        model.let();

        assertThat(inside.get().statusCode()).isEqualTo(200);
        draining.get();
        assertThat(host.server.unsettled()).hasSize(1);
    }

    private static boolean isReached(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (SocketException e) {
            // Refused, or reset while the listener closes.
            return false;
        }
    }

    @Test
    void requestWithoutPayment_orWithAnUsedOne_isRefused() {
        Optional<PaymentToken> payment = HostFixture.pay(host.wallet());
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
        Optional<PaymentToken> payment = HostFixture.pay(wallet);

        HttpResponse<String> refused = host.infer("/v2/models/other/infer", payment);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(402);
        assertThat(refused.body()).contains("VOUCHER_INVALID", "pays for listing adder, not for other");
        assertThat(host.infer(payment).statusCode()).isEqualTo(200);
        Path copy = Files.copy(folder.resolve("vouchers"), folder.resolve("after-restart"));
        try (HostFixture again = new HostFixture(ServeSettings.defaults(copy), Optional.of(host.consumer.key()))) {
            again.serve(other, 1, HostFixture.PRICE);
            Optional<PaymentToken> next = HostFixture.pay(wallet);
            assertThat(again.infer("/v2/models/other/infer", next).statusCode()).isEqualTo(402);
            assertThat(again.infer(next).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void rowsOfARequest_costOnePredictionEach() {
        ChannelWallet wallet = host.wallet();
        String two = "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[2,2],\"data\":[[1,2],[3,4]]}]}";
        Optional<PaymentToken> one = HostFixture.pay(wallet);
        assertThat(host.post("/v2/models/adder/infer", two, one).statusCode()).isEqualTo(402);

        Optional<PaymentToken> both = wallet.pay(1, HostFixture.PRICE, 2);

        assertThat(host.post("/v2/models/adder/infer", two, both).statusCode()).isEqualTo(200);
        assertThat(host.infer(one).statusCode()).isEqualTo(200);
    }

    @Test
    void refusedPayments_payForTheNextPrediction_andLeaveNothingToSettleForThemselves() {
        ChannelWallet wallet = host.wallet();
        for (int i = 0; i < 5; i++) {
            PaymentToken refused = HostFixture.pay(wallet).orElseThrow();
            HttpResponse<String> answer = host.post("/v2/models/adder/infer", "{}", Optional.of(refused));
            wallet.refused(refused, 1, FlockException.parse(answer.body()).orElseThrow());
        }

        assertThat(host.infer(HostFixture.pay(wallet)).statusCode()).isEqualTo(200);

        assertThat(wallet.paid()).isEqualTo(HostFixture.PRICE);
        assertThat(host.server.unsettled()).extracting(Voucher::amount).containsExactly(HostFixture.PRICE);
    }

    @Test
    void paymentForManyRowsThatFailed_paysForFewer_oneAfterTheOther() {
        WaitingPredictor model = hostWaiting(1_000);
        ChannelWallet wallet = host.wallet();
        PaymentToken late = wallet.pay(2, HostFixture.PRICE, 2).orElseThrow();
        String two = "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[2,2],\"data\":[[1,2],[3,4]]}]}";
        HttpResponse<String> answer = host.post("/v2/models/adder/infer", two, Optional.of(late));
        assertThat(answer.statusCode()).isEqualTo(504);
        model.let();

        wallet.refused(late, 2, FlockException.parse(answer.body()).orElseThrow());

        Optional<PaymentToken> first = wallet.pay(2, HostFixture.PRICE, 1);
        Optional<PaymentToken> second = wallet.pay(2, HostFixture.PRICE, 1);
        assertThat(host.infer(first).statusCode()).isEqualTo(200);
        assertThat(host.infer(first).body()).contains("VOUCHER_INVALID|");
        assertThat(host.infer(second).statusCode()).isEqualTo(200);
        assertThat(second.orElseThrow()).isEqualTo(late);
        assertThat(host.infer(Optional.of(late)).body()).contains("VOUCHER_INVALID|");
    }

    @Test
    void consumerWhoWishesTheEnd_getsTheFinalAccount_andPaysNoMore() {
        ChannelWallet wallet = host.wallet();
        assertThat(host.infer(HostFixture.pay(wallet)).statusCode()).isEqualTo(200);
        FinalRequest wish = new FinalRequest(
                HostFixture.CHANNEL, host.consumer.sign(FinalRequest.digest(HostFixture.LEDGER, HostFixture.CHANNEL)));

        HttpResponse<String> answer = host.post("/v1/final", Json.write(wish), Optional.empty());

        FinalAccount account = Json.read(answer.body(), FinalAccount.class);
        assertThat(account.amount()).isEqualTo(HostFixture.PRICE);
        assertThat(account.isSignedBy(host.hostKey.key(), HostFixture.LEDGER)).isTrue();
        assertThat(host.infer(HostFixture.pay(wallet)).body()).contains("CHANNEL_CLOSED|");
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
            last = HostFixture.pay(wallet);
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
            assertThat(again.infer(HostFixture.pay(wallet)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void channelThatClosesOnTheLedger_isNotAnsweredAfterTheNextSettling_andOnceItIsClosed_isNotSettledEither() {
        ChannelWallet wallet = host.wallet();
        assertThat(host.infer(HostFixture.pay(wallet)).statusCode()).isEqualTo(200);
        host.since = channel -> channel.closing(1_000);

        host.server.follow();

        assertThat(host.infer(HostFixture.pay(wallet)).body()).contains("CHANNEL_CLOSED|");
        assertThat(host.server.unsettled()).hasSize(1);
        host.since = channel -> channel.closing(1_000).closed();
        host.server.follow();
        assertThat(host.server.unsettled()).isEmpty();
        assertThat(host.infer(HostFixture.pay(wallet)).body()).contains("CHANNEL_CLOSED|");
    }

    @Test
    void wordsThatAreNotOfTheChain_useUpNothingOfWhatItsConsumerMayAsk() {
        host.close();
        host = HostFixture.outOfTime(HostFixture.settings(folder).withLimits(1_000, 10, 4, 1));
        PaymentToken paid = HostFixture.pay(host.wallet()).orElseThrow();
        PaymentToken forged = new PaymentToken(paid.channel(), paid.tip(), paid.index(), paid.tip());
        for (int i = 0; i < 10; i++) {
            assertThat(host.infer(Optional.of(forged)).body()).contains("VOUCHER_INVALID|");
        }

        assertThat(host.infer(Optional.of(paid)).statusCode()).isEqualTo(200);
        assertThat(host.asked).hasValue(1);
    }

    @Test
    void fullQueue_isRefusedWith503_andTakesNoPayment() throws Exception {
        WaitingPredictor model = hostWaiting(60_000);
        ChannelWallet wallet = host.wallet();
        Optional<PaymentToken> first = wallet.pay(2, HostFixture.PRICE, 1);
        Optional<PaymentToken> second = wallet.pay(2, HostFixture.PRICE, 1);
        Optional<PaymentToken> refused = wallet.pay(2, HostFixture.PRICE, 1);
        CompletableFuture<HttpResponse<String>> running = CompletableFuture.supplyAsync(() -> host.infer(first));
        model.awaitInside();
        CompletableFuture<HttpResponse<String>> waits = CompletableFuture.supplyAsync(() -> host.infer(second));
        while (!host.get("/metrics").body().contains("flock_waiting_requests 1.0")) {
            Thread.onSpinWait();
        }

        HttpResponse<String> full = host.infer(refused);

        assertThat(full.statusCode()).as(full.body()).isEqualTo(503);
        assertThat(full.headers().firstValue("Retry-After")).contains("1");
        model.let();
        assertThat(running.get().statusCode()).isEqualTo(200);
        assertThat(waits.get().statusCode()).isEqualTo(200);
        assertThat(host.infer(refused).statusCode()).isEqualTo(200);
    }

    @Test
    void answerThatTakesTooLong_is504_andTakesNoPayment() {
        WaitingPredictor model = hostWaiting(1_000);
        Optional<PaymentToken> late = host.wallet().pay(2, HostFixture.PRICE, 1);

        assertThat(host.infer(late).statusCode()).isEqualTo(504);

        model.let();
        HttpResponse<String> answer = host.infer(late);
        while (answer.statusCode() == 504) { // on a busy machine
            answer = host.infer(late);
        }
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private WaitingPredictor hostWaiting(int timeoutMillis) {
        host.close();
        WaitingPredictor model = new WaitingPredictor();
        waiting.add(model);
        host = new HostFixture(new ServeSettings(
                "127.0.0.1", 0, 0, folder.resolve("waiting"), 1 << 20, 16, 1, 1, timeoutMillis, 100_000, 0));
        host.server.serve(
                HostFixture.listing(HostFixture.PRICE),
                HostFixture.version(2),
                Optional.empty(),
                model,
                Optional.empty());
        return model;
    }
}

package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.codec.Json;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.ChannelWallet;
import io.flock.sdk.payment.KeyPairSigner;
import io.flock.sdk.payment.VoucherSigner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that dies by {@code kill -9} while it answers loses no voucher that it has answered for. */
@Tag("thorough")
class HostKillTest {
    private static final int CONSUMERS = 4;
    private static final int ANSWERS_BEFORE = 120;

    private final HttpClient http = HttpClient.newHttpClient();
    private final VoucherSigner consumer = new KeyPairSigner();
    private final Queue<PaymentToken> answered = new ConcurrentLinkedQueue<>();
    private final CountDownLatch enough = new CountDownLatch(ANSWERS_BEFORE);

    @TempDir
    private Path folder;

    @Test
    void hostKilledWhileItAnswers_hasEveryVoucherItAnsweredFor_andTakesNoneTwice() throws Exception {
        Path journal = folder.resolve("vouchers");
        Process child = start(journal);
        ExecutorService threads = Executors.newFixedThreadPool(CONSUMERS);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(out.readLine());
            ChannelWallet wallet = new ChannelWallet(
                    HostFixture.LEDGER,
                    HostFixture.CHANNEL,
                    consumer,
                    HostFixture.DEPOSIT,
                    Amount.ZERO,
                    anchor -> announce(port, anchor));
            List<Future<Void>> asking = new ArrayList<>();
            for (int i = 0; i < CONSUMERS; i++) {
                asking.add(threads.submit(asking(port, wallet)));
            }
            enough.await();
            child.destroyForcibly().waitFor();
            for (Future<Void> one : asking) {
                one.get();
            }
        } finally {
            child.destroyForcibly();
            threads.shutdownNow();
        }

        try (HostFixture again = new HostFixture(ServeSettings.defaults(journal), Optional.of(consumer.key()))) {
            Amount kept = again.server.unsettled().get(0).amount();
            assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERS_BEFORE);
            assertThat(kept.isLessThan(HostFixture.PRICE.times(answered.size())))
                    .as("%s kept, %s answered", kept, answered.size())
                    .isFalse();
            assertThat(answered)
                    .allMatch(token -> again.infer(Optional.of(token)).statusCode() == 402);
        }
    }

    private Process start(Path journal) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledHost.class.getName(),
                        journal.toString(),
                        consumer.key().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Callable<Void> asking(int port, ChannelWallet wallet) {
        String body = "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[1.5,2]}]}";
        return () -> {
            while (true) {
                PaymentToken token = wallet.pay(1, HostFixture.PRICE, 1).orElseThrow();
                try {
                    if (post(port, "/v2/models/adder/infer", body, Optional.of(token)) == 200) {
                        answered.add(token);
                        enough.countDown();
                    }
                } catch (IOException e) {
                    // The host is dead: what it did not answer for is not claimed.
                    return null;
                }
            }
        };
    }

    private void announce(int port, SignedAnchor anchor) {
        try {
            assertThat(post(port, "/v1/anchors", Json.write(anchor), Optional.empty()))
                    .isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int post(int port, String path, String body, Optional<PaymentToken> payment) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        payment.ifPresent(token -> request.header(PaymentToken.HEADER, token.toString()));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}

package io.flock.testnet.bench.serving;

import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.ChannelWallet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Optional;
import java.util.Queue;

/** A consumer with a channel of its own; for one thread at a time. */
final class Asking {
    private static final int OK = 200;
    private static final String BODY = "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[1,"
            + BenchHost.width() + "],\"data\":" + Collections.nCopies(BenchHost.width(), "0.5") + "}]}";

    private final HttpClient http;
    private final int port;
    private final ChannelWallet wallet;
    private final Queue<PaymentToken> payments = new ArrayDeque<>();

    Asking(HttpClient http, BenchHost host, String name) {
        this.http = http;
        port = host.port();
        wallet = new ChannelWallet(
                BenchHost.LEDGER,
                new ChannelId(BenchHost.ACCOUNT, AccountId.of("Org2MSP", "consumer"), name),
                host.consumer(),
                BenchHost.DEPOSIT,
                Amount.ZERO,
                this::announce);
    }

    /** Makes payments for so many requests for version 1, which are shown in this order. */
    void sign(int requests) {
        for (int i = 0; i < requests; i++) {
            payments.add(wallet.pay(1, BenchHost.PRICE, 1).orElseThrow());
        }
    }

    /** One row through the current version, for nothing. */
    void free() {
        post("/v2/models/" + BenchHost.FREE + "/infer", BODY, Optional.empty());
    }

    /** One row through version 1, for the next payment. */
    void paid() {
        post("/v2/models/" + BenchHost.PAID + "/versions/1/infer", BODY, Optional.of(payments.remove()));
    }

    /** One row through the version that the next payment is for, which the request does not name. */
    void paidUnnamed() {
        post("/v2/models/" + BenchHost.PAID + "/infer", BODY, Optional.of(payments.remove()));
    }

    private void announce(SignedAnchor anchor) {
        post("/v1/anchors", Json.write(anchor), Optional.empty());
    }

    private void post(String path, String body, Optional<PaymentToken> payment) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        payment.ifPresent(token -> request.header(PaymentToken.HEADER, token.toString()));
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new FlockException(ErrorCode.INTERNAL, answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.CONNECTION_FAILED, "the host: " + e, ErrorCode.CONNECTION_FAILED.remedy(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlockException(
                    ErrorCode.CONNECTION_FAILED, "interrupted", ErrorCode.CONNECTION_FAILED.remedy(), e);
        }
    }
}

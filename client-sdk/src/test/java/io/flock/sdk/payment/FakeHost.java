package io.flock.sdk.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.flock.protocol.codec.Json;
import io.flock.protocol.marketplace.Endpoint;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.SignedAnchor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A host over real HTTP that answers as it is told to, one answer per request, and writes down what it was paid. */
final class FakeHost implements AutoCloseable {
    private static final String OUTPUT = "{\"outputs\":[{\"data\":[1]}]}";

    private final HttpServer server;
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusedChains = new ConcurrentLinkedQueue<>();

    /** The payments of all requests for predictions, in order. */
    final List<PaymentToken> payments = new CopyOnWriteArrayList<>();

    /** The chains that were announced, in order. */
    final List<SignedAnchor> chains = new CopyOnWriteArrayList<>();

    FakeHost() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/v1/channels", exchange -> answer(exchange, 404, error("UNKNOWN_CHANNEL|it has paid nothing|pay")));
        server.createContext("/v1/anchors", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            chains.add(Json.read(body, SignedAnchor.class));
            answer(exchange, refusedChains.poll(), "{}");
        });
        server.createContext("/v2/models", exchange -> {
            payments.add(PaymentToken.parse(exchange.getRequestHeaders().getFirst(PaymentToken.HEADER)));
            answer(exchange, refusals.poll(), OUTPUT);
        });
        server.start();
    }

    Endpoint endpoint() {
        return Endpoint.parse("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Refuses the next request for predictions that has no refusal yet. */
    FakeHost refusing(String wire) {
        refusals.add(wire);
        return this;
    }

    /** Refuses the next chain that has no refusal yet. */
    FakeHost refusingChain(String wire) {
        refusedChains.add(wire);
        return this;
    }

    List<Integer> indexes() {
        return payments.stream().map(PaymentToken::index).toList();
    }

    private static void answer(HttpExchange exchange, String refusal, String answer) throws IOException {
        answer(exchange, refusal == null ? 200 : 400, refusal == null ? answer : error(refusal));
    }

    private static String error(String wire) {
        return "{\"error\":\"" + wire + "\"}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.flock.testnet.arena;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A content node that gives what another one has, and stores nothing: its disk is full. */
final class FullNode implements AutoCloseable {
    private static final int FAILED = 500;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI other;

    private FullNode(HttpServer server, URI other) {
        this.server = server;
        this.other = other;
    }

    static FullNode before(URI other) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FullNode node = new FullNode(server, other);
            server.createContext("/api/v0/add", exchange -> {
                exchange.getRequestBody().readAllBytes();
                answer(exchange, FAILED, "no space left on device".getBytes(StandardCharsets.UTF_8));
            });
            server.createContext("/", node::pass);
            server.start();
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(other.resolve(exchange.getRequestURI()))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.flock.testnet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.flock.sdk.content.Cid;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A content node that gives what another one has, but for what a test says; it stores nothing: its disk is full. */
public final class ContentDoor implements AutoCloseable {
    private static final int FAILED = 500;
    /** Often enough that no client takes it for dead. */
    private static final long DRIP_SECONDS = 2;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final HttpServer server;
    private final URI other;
    private volatile String held = "none";

    private ContentDoor(HttpServer server, URI other) {
        this.server = server;
        this.other = other;
    }

    public static ContentDoor before(URI other) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ContentDoor door = new ContentDoor(server, other);
            server.createContext("/api/v0/add", exchange -> {
                exchange.getRequestBody().readAllBytes();
                answer(exchange, FAILED, "no space left on device".getBytes(StandardCharsets.UTF_8));
            });
            server.createContext("/", door::pass);
            server.setExecutor(door.threads);
            server.start();
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on this block begins to come, and never does. */
    public void hold(Cid block) {
        held = "arg=" + block;
    }

    /** Waits until somebody asks for what is held. */
    public void awaitAsked() throws InterruptedException {
        if (!asked.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("nobody asked for " + held);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try {
            if (exchange.getRequestURI().toString().contains(held)) {
                drip(exchange);
                return;
            }
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

    private void drip(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        do {
            out.write(0);
            out.flush();
            asked.countDown();
        } while (!closed.await(DRIP_SECONDS, TimeUnit.SECONDS));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

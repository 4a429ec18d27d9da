package io.flock.sdk.content;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A content node that keeps what it is given, and answers block requests as it is told. */
final class FakeNode implements AutoCloseable {
    /** How a block request is answered. */
    enum Manner {
        HONEST,
        WRONG_BYTES,
        TRUNCATED,
        SILENT,
        ENDLESS,
        DRIPPING,
        STOPS_HALFWAY,
        REDIRECTS,
        FAILS
    }

    /** Longer than any test. */
    private static final long LONG_MILLIS = 600_000;

    static {
        // Otherwise each answer waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    final Map<String, byte[]> blocks = new ConcurrentHashMap<>();
    final Map<String, String> pins = new ConcurrentHashMap<>();
    final Queue<String> requests = new ConcurrentLinkedQueue<>();
    volatile Manner manner = Manner.HONEST;
    /** As many block requests are answered honestly before the manner takes over. */
    final AtomicInteger honestFirst = new AtomicInteger();
    /** Before as many pins it collects garbage. */
    final AtomicInteger collections = new AtomicInteger();
    /** Instead of the right answer of an add. */
    volatile String addAnswer = "";
    /** Instead of the right answer about a block that is there. */
    volatile String statAnswer = "";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);

    FakeNode() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v0/block/get", this::blockGet);
        server.createContext("/api/v0/block/put", this::blockPut);
        server.createContext("/api/v0/add", this::add);
        server.createContext("/api/v0/pin/add", this::pinAdd);
        server.createContext("/api/v0/block/stat", exchange -> {
            byte[] block = blocks.get(argument(exchange));
            String said =
                    block == null ? "{}" : "{\"Key\":\"" + argument(exchange) + "\",\"Size\":" + block.length + "}";
            String told = statAnswer.isEmpty() ? said : statAnswer;
            answer(exchange, block == null ? 500 : 200, told.getBytes(StandardCharsets.UTF_8));
        });
        server.createContext("/api/v0/pin/rm", exchange -> {
            pins.remove(argument(exchange));
            answer(exchange, "{}");
        });
        server.createContext("/api/v0/pin/ls", exchange -> {
            StringBuilder keys = new StringBuilder();
            pins.keySet().forEach(cid -> keys.append(keys.isEmpty() ? "" : ",")
                    .append('"')
                    .append(cid)
                    .append("\":{\"Type\":\"recursive\"}"));
            answer(exchange, "{\"Keys\":{" + keys + "}}");
        });
        server.createContext("/api/v0/version", exchange -> answer(exchange, "{\"Version\":\"0.99\",\"Repo\":\"1\"}"));
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Cid store(byte[] content, UnixFsLayout layout) {
        try {
            return UnixFsWriter.write(
                    new ByteArrayInputStream(content), layout, (cid, block) -> blocks.put(cid.toString(), block));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pinAdd(HttpExchange exchange) throws IOException {
        if (collections.getAndDecrement() > 0) {
            blocks.keySet().retainAll(below(pins.keySet()));
        }
        String root = argument(exchange);
        boolean whole = blocks.keySet().containsAll(below(Set.of(root)));
        if (whole) {
            pins.put(root, "recursive");
        }
        answer(
                exchange,
                whole ? 200 : 500,
                (whole ? "{}" : "block was not found locally (offline)").getBytes(StandardCharsets.UTF_8));
    }

    /** The roots and what they lead to, as far as it is there. */
    private Set<String> below(Set<String> roots) {
        Set<String> all = new HashSet<>();
        Deque<Cid> next = new ArrayDeque<>();
        roots.forEach(root -> next.add(Cid.parse(root)));
        while (!next.isEmpty()) {
            Cid cid = next.remove();
            byte[] block = blocks.get(cid.toString());
            if (all.add(cid.toString()) && block != null && cid.codec() == Codec.DAG_PB) {
                try {
                    PbNode.decode(block).links().forEach(link -> next.add(link.cid()));
                } catch (MalformedDagException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return all;
    }

    private void blockGet(HttpExchange exchange) throws IOException {
        requests.add(argument(exchange));
        byte[] block = blocks.get(argument(exchange));
        if (block == null) {
            exchange.sendResponseHeaders(500, 0);
            exchange.getResponseBody().write("{\"Message\":\"not found\"}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
            return;
        }
        Manner now = honestFirst.getAndDecrement() > 0 ? Manner.HONEST : manner;
        OutputStream out = exchange.getResponseBody();
        switch (now) {
            case HONEST -> answer(exchange, block);
            case WRONG_BYTES -> {
                byte[] wrong = block.clone();
                wrong[wrong.length - 1] ^= 1;
                answer(exchange, wrong);
            }
            case TRUNCATED -> answer(exchange, Arrays.copyOf(block, block.length - 1));
            case SILENT -> awaitClosed(LONG_MILLIS);
            case ENDLESS -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] junk = new byte[1 << 16];
                while (closed.getCount() > 0) {
                    out.write(junk);
                }
            }
            case DRIPPING -> {
                exchange.sendResponseHeaders(200, 0);
                while (!awaitClosed(20)) {
                    out.write(1);
                    out.flush();
                }
            }
            case STOPS_HALFWAY -> {
                exchange.sendResponseHeaders(200, block.length);
                out.write(block, 0, block.length / 2);
                out.flush();
                awaitClosed(LONG_MILLIS);
            }
            case REDIRECTS -> {
                exchange.getResponseHeaders().add("Location", uri() + "/api/v0/version");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            }
            case FAILS -> {
                exchange.sendResponseHeaders(500, 0);
                exchange.close();
            }
        }
    }

    private boolean awaitClosed(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private void blockPut(HttpExchange exchange) throws IOException {
        byte[] block = upload(exchange);
        boolean raw = exchange.getRequestURI().getQuery().contains("cid-codec=raw");
        Cid cid = Cid.ofBlock(1, raw ? Codec.RAW : Codec.DAG_PB, block);
        blocks.put(cid.toString(), block);
        answer(exchange, "{\"Key\":\"" + cid + "\",\"Size\":" + block.length + "}");
    }

    private void add(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().getQuery());
        byte[] content = upload(exchange);
        Cid cid = store(content, UnixFsLayout.V1);
        if (exchange.getRequestURI().getQuery().contains("pin=true")) {
            pins.put(cid.toString(), "recursive");
        }
        answer(
                exchange,
                addAnswer.isEmpty()
                        ? "{\"Name\":\"file\",\"Hash\":\"" + cid + "\",\"Size\":\"" + content.length + "\"}\n"
                        : addAnswer);
    }

    private static byte[] upload(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        byte[] end = ("\r\n--" + type.substring(type.indexOf("boundary=") + 9) + "--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] body = exchange.getRequestBody().readAllBytes();
        String start = new String(body, 0, Math.min(body.length, 500), StandardCharsets.ISO_8859_1);
        int from = start.indexOf("\r\n\r\n") + 4;
        return Arrays.copyOfRange(body, from, body.length - end.length);
    }

    private static String argument(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return query.substring(query.indexOf("arg=") + 4);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        answer(exchange, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, byte[] bytes) throws IOException {
        answer(exchange, 200, bytes);
    }

    private static void answer(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

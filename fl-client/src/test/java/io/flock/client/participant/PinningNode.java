package io.flock.client.participant;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.Codec;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.UnixFsFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/** A content node that holds small files, for as long as they are pinned. */
public final class PinningNode implements AutoCloseable {
    static {
        // Otherwise each answer waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    final Set<String> pins = new ConcurrentSkipListSet<>();
    boolean fails;

    private final Map<String, byte[]> blocks = new ConcurrentHashMap<>();
    /** Of each the content that it lists. */
    private final Map<String, String> folders = new ConcurrentHashMap<>();

    private final HttpServer server;

    public PinningNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v0/pin/add", exchange -> {
            pins.add(cid(exchange));
            answer(exchange, "{}");
        });
        server.createContext("/api/v0/pin/rm", exchange -> {
            pins.remove(cid(exchange));
            folders.remove(cid(exchange));
            blocks.keySet().retainAll(folders.values());
            answer(exchange, "{}");
        });
        server.createContext(
                "/api/v0/pin/ls",
                exchange -> answer(
                        exchange,
                        pins.stream()
                                .map(cid -> '"' + cid + "\":{\"Type\":\"recursive\"}")
                                .collect(Collectors.joining(",", "{\"Keys\":{", "}}"))));
        server.createContext("/api/v0/add", exchange -> {
            byte[] file = upload(exchange);
            String cid = Cid.ofBlock(1, Codec.RAW, file).toString();
            blocks.put(cid, file);
            answer(exchange, "{\"Hash\":\"" + cid + "\"}\n");
        });
        server.createContext("/api/v0/block/put", exchange -> {
            byte[] block = upload(exchange);
            Cid cid = Cid.ofBlock(1, Codec.DAG_PB, block);
            UnixFsFolder.entries(cid, block)
                    .ifPresent(
                            listed -> folders.put(cid.toString(), listed.get(0).toString()));
            answer(exchange, "{\"Key\":\"" + cid + "\"}\n");
        });
        server.createContext("/api/v0/block/get", exchange -> answer(exchange, blocks.get(cid(exchange))));
        server.start();
    }

    public IpfsClient client() {
        return IpfsClient.of(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private static String cid(HttpExchange exchange) {
        return exchange.getRequestURI().getQuery().replaceFirst(".*arg=", "");
    }

    /** The only part of a form. */
    private static byte[] upload(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        int end = ("\r\n--" + type.substring(type.indexOf("boundary=") + 9) + "--\r\n").length();
        byte[] body = exchange.getRequestBody().readAllBytes();
        int start = new String(body, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        return Arrays.copyOfRange(body, start, body.length - end);
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        answer(exchange, json.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(fails ? 500 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.flock.testnet.embedded.content;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One call: its arguments, its upload, and the ways to answer it. */
final class NodeCall {
    private static final String JSON = "application/json";

    private final HttpExchange exchange;
    private boolean answered;

    NodeCall(HttpExchange exchange) {
        this.exchange = exchange;
    }

    Arguments arguments() throws RpcException {
        return Arguments.parse(Optional.ofNullable(exchange.getRequestURI().getRawQuery()));
    }

    InputStream file() throws IOException, RpcException {
        return FormFile.open(
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")), exchange.getRequestBody());
    }

    /** Whether an answer has begun: an error can't be told any more but by cutting it off. */
    boolean isAnswered() {
        return answered;
    }

    void answer(JsonObject json) throws IOException {
        answerLines(json + "\n");
    }

    void answerLines(String lines) throws IOException {
        send(200, JSON, lines.getBytes(StandardCharsets.UTF_8));
    }

    void answer(byte[] bytes) throws IOException {
        send(200, "application/octet-stream", bytes);
    }

    void fail(int status, String message) throws IOException {
        JsonObject error = new JsonObject();
        error.addProperty("Message", message);
        error.addProperty("Code", 0);
        error.addProperty("Type", "error");
        send(status, JSON, (error + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The body of an answer whose length is not known; the first call sends the header. */
    OutputStream stream() throws IOException {
        if (!answered) {
            begin(200, "application/octet-stream", 0);
        }
        return exchange.getResponseBody();
    }

    void endStream() throws IOException {
        stream().close();
    }

    private void send(int status, String type, byte[] body) throws IOException {
        begin(status, type, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().close();
    }

    private void begin(int status, String type, long length) throws IOException {
        answered = true;
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, length);
    }
}

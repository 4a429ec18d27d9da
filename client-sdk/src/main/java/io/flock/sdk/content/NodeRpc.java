package io.flock.sdk.content;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.sdk.internal.http.CappedBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One node's RPC: {@code POST /api/v0/…}, answers collected up to a cap. An answer that stops coming is given up after
 * the read time-out, one that drips for ever after the request time-out.
 */
final class NodeRpc {
    /** The cause of a failure may stand behind a long path. */
    private static final int LONGEST_MESSAGE = 400;

    private final HttpClient http;
    private final URI node;
    private final IpfsOptions options;

    NodeRpc(HttpClient http, URI node, IpfsOptions options) {
        this.http = http;
        this.node = node;
        this.options = options;
    }

    URI node() {
        return node;
    }

    byte[] call(String command, int cap) {
        return call(command, cap, new AtomicLong());
    }

    /** The same, and adds to {@code received} each byte of the answer as it comes. */
    byte[] call(String command, int cap, AtomicLong received) {
        return call(command, HttpRequest.newBuilder(), BodyPublishers.noBody(), cap, received, options.readTimeout());
    }

    byte[] call(String command, Multipart upload, int cap) {
        HttpRequest.Builder request = HttpRequest.newBuilder().header("Content-Type", upload.contentType());
        // A node answers an upload when it has all of it.
        return call(command, request, upload.publisher(), cap, new AtomicLong(), options.requestTimeout());
    }

    /** Why the node does not do it; empty where it did. */
    Optional<String> refusal(String command, int cap) {
        HttpResponse<byte[]> response = send(
                command,
                HttpRequest.newBuilder(),
                BodyPublishers.noBody(),
                cap,
                new AtomicLong(),
                options.readTimeout());
        return response.statusCode() == 200 ? Optional.empty() : Optional.of(words(response));
    }

    private byte[] call(
            String command,
            HttpRequest.Builder builder,
            BodyPublisher body,
            int cap,
            AtomicLong received,
            Duration patience) {
        HttpResponse<byte[]> response = send(command, builder, body, cap, received, patience);
        if (response.statusCode() != 200) {
            throw unavailable(command, "answered " + words(response));
        }
        return response.body();
    }

    private static String words(HttpResponse<byte[]> response) {
        String body = new String(response.body(), StandardCharsets.UTF_8).strip();
        return response.statusCode() + " " + Quoted.of(message(body), LONGEST_MESSAGE);
    }

    /** What a node says of its failure, as Kubo does in JSON; the whole body where it is something else. */
    private static String message(String body) {
        try {
            String message = NodeAnswer.field(body, "Message");
            return message.isEmpty() ? body : message;
        } catch (IOException | IllegalStateException e) {
            return body;
        }
    }

    private HttpResponse<byte[]> send(
            String command,
            HttpRequest.Builder builder,
            BodyPublisher body,
            int cap,
            AtomicLong received,
            Duration patience) {
        HttpRequest request =
                builder.uri(node.resolve("/api/v0/" + command)).POST(body).build();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, info -> new CappedBody(cap, received));
        return await(command, answer, received, patience);
    }

    private HttpResponse<byte[]> await(
            String command, CompletableFuture<HttpResponse<byte[]>> answer, AtomicLong received, Duration patience) {
        long end = System.nanoTime() + options.requestTimeout().toNanos();
        long seen = -1;
        try {
            while (true) {
                long wait = Math.min(patience.toNanos(), end - System.nanoTime());
                try {
                    return answer.get(Math.max(wait, 0), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    long now = received.get();
                    if (now == seen || now == 0 || System.nanoTime() >= end) {
                        throw unavailable(command, "sent nothing more in time");
                    }
                    seen = now;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CappedBody.TooLongException tooLong) {
                throw new FlockException(
                        ErrorCode.CONTENT_MISMATCH,
                        at(command) + ": " + tooLong.getMessage(),
                        "this node does not answer as a content node does; check its address");
            }
            throw unavailable(command, reason(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(command, "the call was interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName().replace("Exception", "").toLowerCase(Locale.ROOT);
        return message == null ? name : message.replace('|', '/');
    }

    private String at(String command) {
        return "content node " + node + " (" + command.replaceAll("\\?.*", "") + ")";
    }

    private FlockException unavailable(String command, String why) {
        return new FlockException(
                ErrorCode.CONTENT_UNAVAILABLE,
                at(command) + ": " + why,
                "check that the node runs, and that somebody pins the content");
    }
}

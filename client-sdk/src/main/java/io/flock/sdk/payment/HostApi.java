package io.flock.sdk.payment;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Endpoint;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.FinalRequest;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.knowledge.search.SearchAnswer;
import io.flock.protocol.marketplace.knowledge.search.SearchRequest;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.sdk.internal.http.CappedBody;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A host's HTTP API. Refusals come as the host's own coded errors. */
final class HostApi {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** More than this of an answer is not read. */
    private static final int MOST = 64 << 20;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final Endpoint endpoint;
    private final Duration patience;
    private final int most;

    HostApi(Endpoint endpoint) {
        this(endpoint, ANSWER, MOST);
    }

    /**
     * With other limits of an answer.
     *
     * @param patience until all of it is there
     * @param most bytes
     */
    HostApi(Endpoint endpoint, Duration patience, int most) {
        this.endpoint = endpoint;
        this.patience = patience;
        this.most = most;
    }

    void announce(SignedAnchor anchor) {
        post("/v1/anchors", Json.write(anchor), Optional.empty());
    }

    FinalAccount end(FinalRequest wish) {
        return Json.read(post("/v1/final", Json.write(wish), Optional.empty()), FinalAccount.class);
    }

    /** What the channel has paid, as the host has it; empty when it has not. */
    Optional<Voucher> paid(ChannelId channel) {
        return ofChannel("/v1/channels?id=", channel, Voucher.class);
    }

    private <T> Optional<T> ofChannel(String path, ChannelId channel, Class<T> type) {
        String id = URLEncoder.encode(channel.toString(), StandardCharsets.UTF_8);
        try {
            return Optional.of(Json.read(send(request(path + id).GET()), type));
        } catch (FlockException e) {
            if (e.is(ErrorCode.UNKNOWN_CHANNEL)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What the channel has paid for searches, as the host has it; empty when it has not. */
    Optional<SearchesPaid> searched(ChannelId channel) {
        return ofChannel("/v1/searches?id=", channel, SearchesPaid.class);
    }

    /** Signs for the last answer, without another search. */
    void confirm(SearchVoucher voucher) {
        post("/v1/searches", Json.write(voucher), Optional.empty());
    }

    SearchAnswer search(ListingId listing, SearchRequest request, Optional<SearchVoucher> payment) {
        HttpRequest.Builder http = request("/v1/knowledge/" + listing + "/search")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(request)));
        payment.ifPresent(voucher -> http.header(SearchVoucher.HEADER, voucher.toString()));
        return Json.read(send(http), SearchAnswer.class);
    }

    /**
     * The outputs for some rows, one after the other.
     *
     * @throws HostRefusalException where the host served nothing
     */
    float[] infer(ListingId listing, int version, FeatureRows asked, Optional<PaymentToken> payment) {
        String answer = post("/v2/models/" + listing + "/versions/" + version + "/infer", asked.json(), payment);
        try {
            JsonObject output = JsonParser.parseString(answer)
                    .getAsJsonObject()
                    .getAsJsonArray("outputs")
                    .get(0)
                    .getAsJsonObject();
            JsonArray data = output.getAsJsonArray("data");
            float[] values = new float[data.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = data.get(i).getAsFloat();
            }
            if (values.length == 0 || values.length % asked.rows() != 0) {
                throw malformed(values.length + " values for " + asked.rows() + " rows");
            }
            return values;
        } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException e) {
            throw malformed(answer);
        }
    }

    private String post(String path, String body, Optional<PaymentToken> payment) {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        payment.ifPresent(token -> request.header(PaymentToken.HEADER, token.toString()));
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(endpoint + path));
    }

    private String send(HttpRequest.Builder request) {
        // The client's own time-out ends with the head of the answer: a body that drips would be waited for without an
        // end.
        CompletableFuture<HttpResponse<byte[]>> coming = http.sendAsync(request.build(), head -> new CappedBody(most));
        try {
            HttpResponse<byte[]> answer = coming.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            if (answer.statusCode() == 200) {
                return text;
            }
            throw refusal(answer.statusCode(), text);
        } catch (ExecutionException e) {
            throw failed(String.valueOf(e.getCause().getMessage()).replace('|', '/'), e.getCause());
        } catch (TimeoutException e) {
            throw failed("its answer was not there within " + patience.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlockException(ErrorCode.CONNECTION_FAILED, "interrupted while host " + endpoint + " was asked");
        } finally {
            coming.cancel(true);
        }
    }

    private FlockException failed(String why, Throwable cause) {
        return new FlockException(
                ErrorCode.CONNECTION_FAILED,
                "host " + endpoint + ": " + why,
                "try again, or choose another host of 'flock model show'",
                cause);
    }

    private FlockException refusal(int status, String text) {
        try {
            return FlockException.parse(JsonParser.parseString(text)
                            .getAsJsonObject()
                            .get("error")
                            .getAsString())
                    .<FlockException>map(HostRefusalException::new)
                    .orElseGet(() -> malformed(status + " " + text));
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            return malformed(status + " " + text);
        }
    }

    private FlockException malformed(String text) {
        return new FlockException(
                ErrorCode.CONNECTION_FAILED,
                "host " + endpoint + " answered " + Quoted.of(text),
                "choose another host");
    }
}

package io.flock.client.dashboard;

import com.google.gson.JsonObject;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a host says of its load, of its requests' drift, of its models' scores on feedback and of its knowledge base, by its
 * {@code /metrics}. Its address is a stranger's word: nothing is sent along, no redirection is followed, little is read, and
 * of that only the numbers of known names are passed on.
 */
final class HostLoad {
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 256 << 10;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(WAIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Of a host of a listing. */
    JsonObject of(Endpoint endpoint, ListingId listing) {
        JsonObject json = new JsonObject();
        json.addProperty("endpoint", endpoint.toString());
        try {
            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(URI.create(endpoint + "/metrics"))
                            .timeout(WAIT)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                json.addProperty("reachable", answer.statusCode() == 200);
                HostMetrics.read(new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8), listing, json);
            }
        } catch (IOException e) {
            json.addProperty("reachable", false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            json.addProperty("reachable", false);
        }
        return json;
    }
}

package io.flock.client.dashboard;

import com.google.gson.JsonObject;
import io.flock.protocol.marketplace.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * What a host says of its load, by its {@code /metrics}. Its address is a stranger's word: nothing is sent along, no
 * redirection is followed, little is read, and of that only the numbers of known names are passed on.
 */
final class HostLoad {
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 256 << 10;
    private static final Map<String, String> NAMES = Map.of(
            "flock_waiting_requests", "waiting",
            "flock_payment_channels", "channels",
            "flock_infer_rows_total", "predictions",
            "flock_infer_seconds_count", "requests",
            "flock_infer_seconds_sum", "seconds");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(WAIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    JsonObject of(Endpoint endpoint) {
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
                read(new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8), json);
            }
        } catch (IOException e) {
            json.addProperty("reachable", false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            json.addProperty("reachable", false);
        }
        return json;
    }

    private static void read(String text, JsonObject into) {
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] parts = line.split(" ", 3);
            String known = NAMES.get(parts[0]);
            if (known != null && parts.length > 1 && parts[1].matches("[0-9.E+]{1,24}")) {
                into.addProperty(known, Double.valueOf(parts[1]));
            }
        });
    }
}

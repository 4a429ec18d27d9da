package io.flock.testnet.fabric.channel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a peer says of its own health. */
public final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final HttpClient http;
    private final URI address;

    public Health(Layout layout, Member member) {
        Path identity = layout.crypto().admin(member).resolve("tls");
        this.http = MutualTls.client(identity, layout.crypto().tlsAuthority(member));
        this.address =
                URI.create("https://" + Layout.HOST + ":" + member.ports().operations() + "/healthz");
    }

    /** {@code healthy}, or what is not. */
    public String text() throws InterruptedException {
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
            return answer.statusCode() == OK ? "healthy" : failed(answer.body());
        } catch (IOException e) {
            return "does not answer: " + e.getMessage();
        }
    }

    private static String failed(String body) {
        List<String> reasons = new ArrayList<>();
        JsonObject json = JsonParser.parseString(body).getAsJsonObject();
        JsonArray checks = json.has("failed_checks") ? json.getAsJsonArray("failed_checks") : new JsonArray();
        for (JsonElement check : checks) {
            JsonObject each = check.getAsJsonObject();
            reasons.add(each.get("component").getAsString() + ": "
                    + each.get("reason").getAsString());
        }
        return "not healthy: " + String.join("; ", reasons);
    }
}

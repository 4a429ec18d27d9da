package io.flock.testnet.fabric.channel;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Orderer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/** The channel participation interface of orderers, which {@code osnadmin} calls too. */
public final class OrdererAdmin {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String BOUNDARY = "flock-config-block";
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Layout layout;
    private final HttpClient http;

    public OrdererAdmin(Layout layout) {
        this.layout = layout;
        this.http = MutualTls.client(
                layout.crypto().ordererAdmin().resolve("tls"), layout.crypto().ordererTlsAuthority());
    }

    /** How an orderer stands to the channel: {@code active} and so on, and the number of its blocks. */
    public record Standing(String status, long height) {
        /** Whether it takes part in ordering. */
        public boolean isActive() {
            return status.equals("active");
        }
    }

    /**
     * The orderer's standing in the channel; empty when it has not joined.
     *
     * @throws IOException when it does not answer
     */
    public Optional<Standing> standing(Orderer orderer) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request(orderer, "/" + TestNetwork.NAME).GET().build(), BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            return Optional.empty();
        }
        JsonObject json = JsonParser.parseString(answer.body()).getAsJsonObject();
        return Optional.of(new Standing(
                json.get("status").getAsString(), json.get("height").getAsLong()));
    }

    /**
     * How many blocks the orderer has.
     *
     * @throws FlockException CONNECTION_FAILED when it does not answer or takes no part in the channel
     */
    public long height(Orderer orderer) throws InterruptedException {
        try {
            Standing standing =
                    standing(orderer).orElseThrow(() -> silence(orderer, "is not a member of the channel", null));
            if (!standing.isActive()) {
                throw silence(orderer, "is not active: " + standing.status(), null);
            }
            return standing.height();
        } catch (IOException e) {
            throw silence(orderer, "does not answer: " + e, e);
        }
    }

    /**
     * Waits until the orderer has so many blocks, as long as they come.
     *
     * @return how many it has then
     * @throws FlockException NODE_FAILED with how many it has, when none came for a minute
     */
    public long awaitHeight(Orderer orderer, long blocks) throws InterruptedException {
        return new CatchUp(
                        orderer.name(),
                        () -> height(orderer),
                        "until it has them it orders nothing",
                        CatchUp.PATIENCE,
                        CatchUp.Pace.REAL)
                .await(blocks);
    }

    private static FlockException silence(Orderer orderer, String what, Throwable cause) {
        return new FlockException(
                ErrorCode.CONNECTION_FAILED,
                orderer.name() + " " + what.replace('|', '/'),
                "look at 'flock network logs " + orderer.name() + "'",
                cause);
    }

    /** Joins the orderer to the channel, unless it is a member. */
    public void ensureJoined(Orderer orderer) throws InterruptedException {
        try {
            if (standing(orderer).isPresent()) {
                return;
            }
            HttpResponse<String> answer = http.send(
                    request(orderer, "")
                            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                            .POST(BodyPublishers.ofByteArray(form(Files.readAllBytes(layout.genesis()))))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != CREATED) {
                throw failure(orderer, "answered " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw failure(orderer, "did not answer: " + e);
        }
    }

    private static FlockException failure(Orderer orderer, String what) {
        return new FlockException(
                ErrorCode.NODE_FAILED,
                orderer.name() + " could not join the channel: it "
                        + what.strip().replace('|', '/'),
                "look at 'flock network logs " + orderer.name() + "'");
    }

    private HttpRequest.Builder request(Orderer orderer, String path) {
        return HttpRequest.newBuilder(URI.create(
                        "https://" + Layout.HOST + ":" + orderer.ports().admin() + "/participation/v1/channels" + path))
                .timeout(PATIENCE);
    }

    private static byte[] form(byte[] block) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"config-block\"; filename=\"block\"\r\n"
                                + "Content-Type: application/octet-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        form.write(block);
        form.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }
}

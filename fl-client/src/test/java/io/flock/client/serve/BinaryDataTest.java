package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.money.Amount;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tensors as raw bytes behind the JSON, as Triton's clients send them over HTTP. */
class BinaryDataTest {
    private static final String LENGTH = "Inference-Header-Content-Length";
    private static final String JSON = "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[2,2],"
            + "\"parameters\":{\"binary_data_size\":%s}}]%s}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"outputs\":[{\"name\":\"output\",\"parameters\":{\"binary_data\":true}}]",
                ",\"parameters\":{\"binary_data_output\":true}"
            })
    void binaryRequest_isAnsweredInBinary(String wish) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = ask(JSON.formatted("16", wish), raw(1.5f, 2, 3, 4));

        assertThat(answer.statusCode()).isEqualTo(200);
        int json = Integer.parseInt(answer.headers().firstValue(LENGTH).orElseThrow());
        JsonObject output = output(new String(answer.body(), 0, json, StandardCharsets.UTF_8));
        assertThat(output.getAsJsonObject("parameters").get("binary_data_size").getAsInt())
                .isEqualTo(8);
        assertThat(output.has("data")).isFalse();
        ByteBuffer values = ByteBuffer.wrap(answer.body(), json, 8).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(values.getFloat()).isEqualTo(3.5f);
        assertThat(values.getFloat()).isEqualTo(7f);
        assertThat(answer.body()).hasSize(json + 8);
    }

    @Test
    void binaryInput_withoutAWish_isAnsweredInJson() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = ask(JSON.formatted("16", ""), raw(1, 2, 3, 4));

        assertThat(answer.headers().firstValue(LENGTH)).isEmpty();
        assertThat(output(new String(answer.body(), StandardCharsets.UTF_8))
                        .getAsJsonArray("data")
                        .toString())
                .isEqualTo("[3.0,7.0]");
    }

    private HttpResponse<byte[]> ask(String json, byte[] raw) throws IOException, InterruptedException {
        try (HostFixture host = new HostFixture(HostFixture.settings(folder))) {
            host.server.update(HostFixture.listing(Amount.ZERO));
            byte[] head = json.getBytes(StandardCharsets.UTF_8);
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + host.server.port() + "/v2/models/adder/infer"))
                    .header(LENGTH, Integer.toString(head.length))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(joined(head, raw)))
                    .build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "16, 12",
        "12, 16",
        "15, 15",
        "16, 20",
        "0, 16",
        "-16, 16",
        "1e9, 16",
        "2147483647, 16",
        "\"16\", 12",
        "[], 16"
    })
    void sizeThatTheBodyDoesNotHave_isRefused(String said, int sent) {
        refused(JSON.formatted(said, ""), new byte[sent]);
    }

    @Test
    void valuesThatComeTwice_orAreNotFinite_orAHeaderBeyondTheBody_areRefused() {
        String twice = JSON.formatted("16}, \"data\": [1,2,3,4], \"parameters\": {\"x\": 1", "");
        refused(twice, raw(1, 2, 3, 4));
        refused(JSON.formatted("16", ""), raw(1, 2, 3, Float.NaN));
        byte[] body = JSON.formatted("16", "").getBytes(StandardCharsets.UTF_8);
        for (int length : new int[] {-1, body.length + 1, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> InferRequest.read(body, length, 2, 8))
                    .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.INVALID_ARGUMENT))
                            .isTrue());
        }
    }

    @Test
    void damagedBodies_areReadOrRefused_neverCrash() {
        byte[] json = JSON.formatted("16", ",\"parameters\":{\"binary_data_output\":true}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] whole = joined(json, raw(1, 2, 3, 4));
        Random random = new Random(5);
        int read = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] body = whole.clone();
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            try {
                read += InferRequest.read(body, json.length, 2, 8).rows();
            } catch (FlockException e) {
                assertThat(e.is(ErrorCode.INVALID_ARGUMENT)).as(e.getMessage()).isTrue();
            }
        }
        assertThat(read).isPositive();
    }

    private static void refused(String json, byte[] raw) {
        byte[] head = json.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> InferRequest.read(joined(head, raw), head.length, 2, 8))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.INVALID_ARGUMENT))
                        .isTrue());
    }

    private static JsonObject output(String json) {
        return JsonParser.parseString(json)
                .getAsJsonObject()
                .getAsJsonArray("outputs")
                .get(0)
                .getAsJsonObject();
    }

    private static byte[] raw(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return bytes.array();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }
}

package io.flock.client.serve;

import com.google.gson.stream.JsonWriter;
import io.flock.protocol.marketplace.ModelVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Answers of the Open Inference Protocol v2 over HTTP: JSON, with the outputs in it or, where it is asked for, behind it. */
final class InferAnswer {
    private InferAnswer() {}

    /** An answer's bytes, of which the first are JSON. */
    static final class Bytes {
        private final byte[] body;
        private final int json;

        private Bytes(byte[] body, int json) {
            this.body = body;
            this.json = json;
        }

        byte[] body() {
            return body;
        }

        /** How many are JSON. */
        int json() {
            return json;
        }

        boolean isBinary() {
            return json < body.length;
        }
    }

    static Bytes of(ModelVersion version, InferRequest request, float[] outputs) {
        byte[] json = json(version, request, outputs).getBytes(StandardCharsets.UTF_8);
        return request.wantsBinary() ? behind(json, outputs) : new Bytes(json, json.length);
    }

    private static Bytes behind(byte[] json, float[] outputs) {
        ByteBuffer body = ByteBuffer.allocate(json.length + outputs.length * Float.BYTES);
        body.order(ByteOrder.LITTLE_ENDIAN).put(json);
        for (float value : outputs) {
            body.putFloat(finite(value));
        }
        return new Bytes(body.array(), json.length);
    }

    /** What every reader of the protocol can read. */
    static float finite(float value) {
        return Float.isFinite(value) ? value : 0f;
    }

    private static String json(ModelVersion version, InferRequest request, float[] outputs) {
        return write(json -> {
            json.name("model_name").value(version.ref().listing().text());
            json.name("model_version").value(Integer.toString(version.ref().version()));
            if (request.id().isPresent()) {
                json.name("id").value(request.id().get());
            }
            json.name("outputs").beginArray().beginObject();
            json.name("name").value("output");
            json.name("datatype").value("FP32");
            json.name("shape")
                    .beginArray()
                    .value(request.rows())
                    .value(outputs.length / request.rows())
                    .endArray();
            if (request.wantsBinary()) {
                json.name("parameters").beginObject();
                json.name("binary_data_size").value((long) outputs.length * Float.BYTES);
                json.endObject();
            } else {
                json.name("data").beginArray();
                for (float value : outputs) {
                    json.value(finite(value));
                }
                json.endArray();
            }
            json.endObject().endArray();
        });
    }

    static String metadata(ServedListing listing, ServedVersion version) {
        return write(json -> {
            json.name("name").value(listing.listing().id().text());
            json.name("versions").beginArray();
            for (int number : listing.versions().keySet()) {
                json.value(Integer.toString(number));
            }
            json.endArray();
            json.name("platform").value("flock");
            tensor(json, "inputs", "input", version.batcher().width());
            tensor(json, "outputs", "output", version.batcher().outputs());
            json.name("parameters").beginObject();
            json.name("price").value(listing.listing().price().microsText());
            json.name("model_digest").value(version.version().model().digest().hex());
            json.name("version").value(version.number());
            json.endObject();
        });
    }

    private static void tensor(JsonWriter json, String list, String name, int width) throws IOException {
        json.name(list).beginArray().beginObject();
        json.name("name").value(name);
        json.name("datatype").value("FP32");
        json.name("shape").beginArray().value(-1).value(width).endArray();
        json.endObject().endArray();
    }

    interface Body {
        void write(JsonWriter json) throws IOException;
    }

    /** An object with these fields. */
    static String write(Body body) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            body.write(json);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can't fail", e);
        }
        return text.toString();
    }
}

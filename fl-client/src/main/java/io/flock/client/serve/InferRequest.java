package io.flock.client.serve;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A request of the Open Inference Protocol v2 with one FP32 input, whose values are JSON or follow it as raw bytes. */
final class InferRequest {
    private static final int DEPTH = 8;

    private final Optional<String> id;
    private final float[] features;
    private final int rows;
    private final boolean binary;

    private InferRequest(Optional<String> id, float[] features, int rows, boolean binary) {
        this.id = id;
        this.features = features;
        this.rows = rows;
        this.binary = binary;
    }

    /** The caller's own, given back with the answer. */
    Optional<String> id() {
        return id;
    }

    /** Row by row. */
    float[] features() {
        return features;
    }

    int rows() {
        return rows;
    }

    /** Whether the caller wants raw bytes, by the protocol's binary extension. */
    boolean wantsBinary() {
        return binary;
    }

    /**
     * Reads a body. Data may be flat or nested, or raw bytes behind the JSON; fields that the protocol has and that we don't
     * use are skipped.
     *
     * @param json how many bytes of the body are JSON; the rest is the input's values, little-endian
     * @throws FlockException INVALID_ARGUMENT for anything that is not such a request of {@code rows · width} finite values
     */
    static InferRequest read(byte[] body, int json, int width, int maxRows) {
        if (json < 0 || json > body.length) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "the body has " + body.length + " bytes, not " + json + " of JSON");
        }
        ByteBuffer raw = ByteBuffer.wrap(body, json, body.length - json).slice().order(ByteOrder.LITTLE_ENDIAN);
        JsonReader in =
                new JsonReader(new InputStreamReader(new ByteArrayInputStream(body, 0, json), StandardCharsets.UTF_8));
        in.setStrictness(Strictness.STRICT);
        try {
            return new Reading(width, maxRows).request(in, raw);
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "the body is no inference request: " + Quoted.of(String.valueOf(e.getMessage())),
                    "send JSON as the Open Inference Protocol v2 says",
                    e);
        }
    }

    /**
     * A request whose values have been read.
     *
     * @throws FlockException INVALID_ARGUMENT unless there are {@code rows · width} finite values, as the shape says
     */
    static InferRequest of(Optional<String> id, List<Long> shape, float[] values, int width, int maxRows) {
        Reading reading = new Reading(width, maxRows);
        reading.sides(shape);
        reading.count = values.length;
        reading.requireRows();
        for (int i = 0; i < values.length; i++) {
            Reading.requireFinite(values[i], i);
        }
        return new InferRequest(id.map(Reading::shortText), values, Math.toIntExact(reading.rows), true);
    }

    private static final class Reading {
        private final int width;
        private final int maxRows;
        private float[] values = new float[0];
        private int count;
        private long rows = -1;
        private int inputs;
        private int rawBytes;
        private boolean binary;

        private Reading(int width, int maxRows) {
            this.width = width;
            this.maxRows = maxRows;
        }

        private InferRequest request(JsonReader in, ByteBuffer raw) throws IOException {
            Optional<String> id = Optional.empty();
            in.beginObject();
            while (in.hasNext()) {
                switch (in.nextName()) {
                    case "id" -> id = Optional.of(shortText(in.nextString()));
                    case "inputs" -> inputs(in, raw);
                    case "outputs" -> outputs(in);
                    case "parameters" -> parameters(in);
                    default -> skip(in, 0);
                }
            }
            in.endObject();
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw refusal("more text follows the request");
            }
            if (inputs != 1) {
                throw refusal("the request has " + inputs + " inputs, the model has one");
            }
            if (rawBytes != raw.capacity()) {
                throw refusal(raw.capacity() + " bytes follow the JSON, which speaks of " + rawBytes);
            }
            return new InferRequest(id, Arrays.copyOf(values, count), Math.toIntExact(rows), binary);
        }

        private void inputs(JsonReader in, ByteBuffer raw) throws IOException {
            in.beginArray();
            while (in.hasNext()) {
                if (++inputs > 1) {
                    throw refusal("the model has one input");
                }
                input(in, raw);
            }
            in.endArray();
        }

        private void input(JsonReader in, ByteBuffer raw) throws IOException {
            String type = "";
            in.beginObject();
            while (in.hasNext()) {
                switch (in.nextName()) {
                    case "datatype" -> type = in.nextString();
                    case "shape" -> shape(in);
                    case "data" -> data(in, 0);
                    case "parameters" -> parameters(in);
                    default -> skip(in, 0);
                }
            }
            in.endObject();
            if (!type.equals("FP32")) {
                throw refusal("datatype is " + Quoted.of(type) + ", the model takes FP32");
            }
            if (rawBytes > 0) {
                raw(raw);
            }
            requireRows();
        }

        /** The values behind the JSON. */
        private void raw(ByteBuffer raw) {
            if (count > 0) {
                throw refusal("the input's values come twice");
            }
            if (rawBytes != raw.capacity() || rawBytes % Float.BYTES != 0) {
                throw refusal("binary_data_size is " + rawBytes + ", " + raw.capacity() + " bytes follow the JSON");
            }
            count = rawBytes / Float.BYTES;
            values = new float[count];
            raw.asFloatBuffer().get(values);
            for (int i = 0; i < count; i++) {
                requireFinite(values[i], i);
            }
        }

        private void outputs(JsonReader in) throws IOException {
            in.beginArray();
            while (in.hasNext()) {
                in.beginObject();
                while (in.hasNext()) {
                    if (in.nextName().equals("parameters")) {
                        parameters(in);
                    } else {
                        skip(in, 0);
                    }
                }
                in.endObject();
            }
            in.endArray();
        }

        /** Of the request, of its input or of a wanted output; their names do not overlap. */
        private void parameters(JsonReader in) throws IOException {
            in.beginObject();
            while (in.hasNext()) {
                switch (in.nextName()) {
                    case "binary_data_size" -> rawBytes = in.nextInt();
                    case "binary_data", "binary_data_output" -> binary = in.nextBoolean();
                    default -> skip(in, 0);
                }
            }
            in.endObject();
        }

        private void requireRows() {
            if (rows < 1 || rows > maxRows || count != rows * width) {
                throw refusal("the input has " + count + " values in " + rows + " rows; a row has " + width
                        + ", and a request at most " + maxRows + " rows");
            }
        }

        private void shape(JsonReader in) throws IOException {
            List<Long> shape = new ArrayList<>();
            in.beginArray();
            while (in.hasNext()) {
                shape.add(in.nextLong());
                if (shape.size() > DEPTH) {
                    throw refusal("a shape of more than " + DEPTH + " sides");
                }
            }
            in.endArray();
            sides(shape);
        }

        private void sides(List<Long> shape) {
            if (shape.isEmpty()) {
                throw refusal("the shape has no sides");
            }
            rows = shape.get(0);
            long rest = 1;
            for (long side : shape.subList(1, shape.size())) {
                if (side < 1 || side > Integer.MAX_VALUE || rest * side > Integer.MAX_VALUE) {
                    throw refusal("the shape's side " + side + " is impossible");
                }
                rest *= side;
            }
            if (rest != width) {
                throw refusal("a row of the shape has " + rest + " values, the model takes " + width);
            }
        }

        private void data(JsonReader in, int depth) throws IOException {
            if (depth > DEPTH) {
                throw refusal("data is nested deeper than " + DEPTH);
            }
            in.beginArray();
            while (in.hasNext()) {
                if (in.peek() == JsonToken.BEGIN_ARRAY) {
                    data(in, depth + 1);
                } else {
                    add((float) in.nextDouble());
                }
            }
            in.endArray();
        }

        private void add(float value) {
            requireFinite(value, count);
            if (count >= (long) maxRows * width) {
                throw refusal("there are more than " + maxRows + " rows of " + width + " values");
            }
            if (count == values.length) {
                values = Arrays.copyOf(values, Math.max(width, 2 * count));
            }
            values[count++] = value;
        }

        private static void requireFinite(float value, int at) {
            if (!Float.isFinite(value)) {
                throw refusal("value " + at + " is not finite as FP32");
            }
        }

        private static void skip(JsonReader in, int depth) throws IOException {
            if (depth > DEPTH) {
                throw refusal("the request is nested deeper than " + DEPTH);
            }
            switch (in.peek()) {
                case BEGIN_OBJECT -> {
                    in.beginObject();
                    while (in.hasNext()) {
                        var unused = in.nextName();
                        skip(in, depth + 1);
                    }
                    in.endObject();
                }
                case BEGIN_ARRAY -> {
                    in.beginArray();
                    while (in.hasNext()) {
                        skip(in, depth + 1);
                    }
                    in.endArray();
                }
                default -> in.skipValue();
            }
        }

        private static String shortText(String text) {
            if (text.length() > 200) {
                throw refusal("an id of " + text.length() + " characters");
            }
            return text;
        }

        private static FlockException refusal(String what) {
            return new FlockException(ErrorCode.INVALID_ARGUMENT, what);
        }
    }
}

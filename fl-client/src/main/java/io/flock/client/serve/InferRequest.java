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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A request of the Open Inference Protocol v2 with one FP32 input. */
final class InferRequest {
    private static final int DEPTH = 8;

    private final Optional<String> id;
    private final float[] features;
    private final int rows;

    private InferRequest(Optional<String> id, float[] features, int rows) {
        this.id = id;
        this.features = features;
        this.rows = rows;
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

    /**
     * Reads a body. Data may be flat or nested; fields that the protocol has and that we don't use are skipped.
     *
     * @throws FlockException INVALID_ARGUMENT for anything that is not such a request of {@code rows · width} finite values
     */
    static InferRequest read(byte[] body, int width, int maxRows) {
        JsonReader in = new JsonReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
        in.setStrictness(Strictness.STRICT);
        try {
            return new Reading(width, maxRows).request(in);
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
        return new InferRequest(id.map(Reading::shortText), values, Math.toIntExact(reading.rows));
    }

    private static final class Reading {
        private final int width;
        private final int maxRows;
        private float[] values = new float[0];
        private int count;
        private long rows = -1;
        private int inputs;

        private Reading(int width, int maxRows) {
            this.width = width;
            this.maxRows = maxRows;
        }

        private InferRequest request(JsonReader in) throws IOException {
            Optional<String> id = Optional.empty();
            in.beginObject();
            while (in.hasNext()) {
                switch (in.nextName()) {
                    case "id" -> id = Optional.of(shortText(in.nextString()));
                    case "inputs" -> inputs(in);
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
            return new InferRequest(id, Arrays.copyOf(values, count), Math.toIntExact(rows));
        }

        private void inputs(JsonReader in) throws IOException {
            in.beginArray();
            while (in.hasNext()) {
                if (++inputs > 1) {
                    throw refusal("the model has one input");
                }
                input(in);
            }
            in.endArray();
        }

        private void input(JsonReader in) throws IOException {
            String type = "";
            in.beginObject();
            while (in.hasNext()) {
                switch (in.nextName()) {
                    case "datatype" -> type = in.nextString();
                    case "shape" -> shape(in);
                    case "data" -> data(in, 0);
                    default -> skip(in, 0);
                }
            }
            in.endObject();
            if (!type.equals("FP32")) {
                throw refusal("datatype is " + Quoted.of(type) + ", the model takes FP32");
            }
            requireRows();
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

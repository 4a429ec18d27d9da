package io.flock.client.bundle;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.flock.protocol.codec.JsonPlace;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Strict JSON to a tree of {@code SortedMap}, {@code List}, {@code String}, {@code BigDecimal} and {@code Boolean}.
 * Duplicate fields, {@code null}, deep nesting and numbers of more than 24 characters are refused; but what DL4J has
 * written, {@link Dl4jLayers#PATH}, may hold fields of {@code null}, which are as if left out. Exponents are read, since
 * what writes JSON elsewhere has 1e-06 for 0.000001; the canonical bytes hold none.
 */
final class JsonTree {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER_LENGTH = 24;
    /** Written out, a number of a greater one would fill the memory. */
    private static final int MAX_SCALE = 400;

    private final JsonReader in;

    private JsonTree(JsonReader in) {
        this.in = in;
    }

    static Object parse(byte[] utf8) {
        JsonReader in = new JsonReader(new StringReader(text(utf8)));
        in.setStrictness(Strictness.STRICT);
        try {
            Object tree = new JsonTree(in).value("$", 0);
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw BundleProblem.at("$", "something follows the document");
            }
            return tree;
        } catch (IOException | IllegalStateException | JsonParseException | NumberFormatException e) {
            throw BundleProblem.at(JsonPlace.of(in), "not strict JSON");
        }
    }

    private Object value(String path, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw BundleProblem.at(path, "nested deeper than " + MAX_DEPTH + " levels");
        }
        return switch (in.peek()) {
            case BEGIN_OBJECT -> object(path, depth);
            case BEGIN_ARRAY -> array(path, depth);
            case STRING -> in.nextString();
            case BOOLEAN -> in.nextBoolean();
            case NUMBER -> number(path);
            case NULL -> throw BundleProblem.at(path, "null; leave the field out instead");
            default -> throw BundleProblem.at(path, "not strict JSON");
        };
    }

    private SortedMap<String, Object> object(String path, int depth) throws IOException {
        SortedMap<String, Object> fields = new TreeMap<>();
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            String fieldPath = path + "." + BundleProblem.shorten(name);
            if (in.peek() == JsonToken.NULL && isForeign(path)) {
                in.nextNull();
            } else if (fields.put(name, value(fieldPath, depth + 1)) != null) {
                throw BundleProblem.at(fieldPath, "the field stands twice");
            }
        }
        in.endObject();
        return fields;
    }

    private List<Object> array(String path, int depth) throws IOException {
        List<Object> elements = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            elements.add(value(path + "[" + elements.size() + "]", depth + 1));
        }
        in.endArray();
        return elements;
    }

    private BigDecimal number(String path) throws IOException {
        String text = in.nextString();
        if (text.length() > MAX_NUMBER_LENGTH) {
            throw BundleProblem.at(path, "write the number with at most " + MAX_NUMBER_LENGTH + " characters");
        }
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > MAX_SCALE) {
            throw BundleProblem.at(path, "the number's exponent is out of range");
        }
        return number;
    }

    private static boolean isForeign(String path) {
        return path.startsWith(Dl4jLayers.PATH);
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw BundleProblem.at("$", "not UTF-8");
        }
    }
}

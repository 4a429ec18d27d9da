package io.flock.sdk.connection;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.flock.protocol.codec.JsonPlace;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A foreign document, of which we use a part: what we use is checked, with its path; a repeated key is refused
 * everywhere. Values are {@code Map}, {@code List}, {@code String}; a number or a boolean is kept as its text.
 */
final class JsonTree {
    static final int MAX_DEPTH = 32;

    private final String path;
    private final Object value;

    private JsonTree(String path, Object value) {
        this.path = path;
        this.value = value;
    }

    /** @throws FlockException CONFIGURATION_INVALID, naming {@code source} */
    static JsonTree read(String source, String text) {
        JsonReader in = new JsonReader(new StringReader(text));
        in.setStrictness(Strictness.STRICT);
        try {
            Object value = value(in, source, 0);
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw invalid(source + " goes on behind its end");
            }
            return of(source, value);
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw invalid(source + " is not strict JSON at " + JsonPlace.of(in));
        }
    }

    /** A tree of maps, lists and texts that was read elsewhere. */
    static JsonTree of(String source, Object value) {
        return new JsonTree(source + ": ", value);
    }

    private static Object value(JsonReader in, String source, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw invalid(source + " is nested deeper than " + MAX_DEPTH + " levels");
        }
        return switch (in.peek()) {
            case BEGIN_OBJECT -> object(in, source, depth);
            case BEGIN_ARRAY -> array(in, source, depth);
            case BOOLEAN -> String.valueOf(in.nextBoolean());
            case NULL -> throw invalid(source + " holds a null at " + in.getPath());
            default -> in.nextString();
        };
    }

    private static Map<String, Object> object(JsonReader in, String source, int depth) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (fields.put(name, value(in, source, depth + 1)) != null) {
                throw invalid(source + " has a key twice: " + in.getPath());
            }
        }
        in.endObject();
        return fields;
    }

    private static List<Object> array(JsonReader in, String source, int depth) throws IOException {
        List<Object> elements = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            elements.add(value(in, source, depth + 1));
        }
        in.endArray();
        return elements;
    }

    Optional<JsonTree> find(String name) {
        return Optional.ofNullable(fields().get(name)).map(found -> new JsonTree(path + "." + name, found));
    }

    JsonTree get(String name) {
        return find(name).orElseThrow(() -> invalid(path + "." + name + " is missing"));
    }

    List<String> names() {
        return List.copyOf(fields().keySet());
    }

    List<JsonTree> elements() {
        if (!(value instanceof List<?> list)) {
            throw invalid(path + " is not a list");
        }
        List<JsonTree> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            elements.add(new JsonTree(path + "[" + i + "]", list.get(i)));
        }
        return elements;
    }

    boolean isList() {
        return value instanceof List;
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw invalid(path + " is not a text");
    }

    String path() {
        return path;
    }

    private Map<?, ?> asMap() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw invalid(path + " is not an object");
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        asMap().forEach((name, field) -> fields.put((String) name, field));
        return fields;
    }

    static FlockException invalid(String what) {
        return new FlockException(
                ErrorCode.CONFIGURATION_INVALID,
                what,
                "give a connection profile in Fabric's common format, JSON or YAML, as the network exports it");
    }
}

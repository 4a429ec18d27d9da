package io.flock.protocol.vectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Golden vectors: computed by another implementation, shown by the documentation, checked here. */
public final class Vectors {
    private Vectors() {}

    public static JsonElement read(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<JsonObject> objects(JsonElement array) {
        return stream(array.getAsJsonArray()).map(JsonElement::getAsJsonObject).toList();
    }

    public static List<String> texts(JsonElement array) {
        return stream(array.getAsJsonArray()).map(JsonElement::getAsString).toList();
    }

    private static Stream<JsonElement> stream(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

package io.flock.devnet.conformance.record;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One text for one value: members sorted by name, arrays in order. */
public final class CanonicalJson {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private CanonicalJson() {}

    public static String text(JsonElement value) {
        return GSON.toJson(map(value, UnaryOperator.identity()));
    }

    /** A sorted copy in which every text has gone through the operator. */
    static JsonElement map(JsonElement value, UnaryOperator<String> texts) {
        if (value.isJsonObject()) {
            JsonObject sorted = new JsonObject();
            value.getAsJsonObject().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(member -> sorted.add(member.getKey(), map(member.getValue(), texts)));
            return sorted;
        }
        if (value.isJsonArray()) {
            JsonArray copy = new JsonArray();
            value.getAsJsonArray().forEach(element -> copy.add(map(element, texts)));
            return copy;
        }
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
            return new JsonPrimitive(texts.apply(value.getAsString()));
        }
        return value;
    }
}

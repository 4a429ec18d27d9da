package io.flock.chaincode.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/** Says what a JSON schema refuses about a value, as far as our schemas go. */
final class SchemaValidator {
    private SchemaValidator() {}

    /** Throws an assertion error that names the place. */
    static void require(JsonObject schema, JsonElement value, String path) {
        if (schema.has("enum")) {
            hold(schema.getAsJsonArray("enum").contains(value), path, schema, value);
            return;
        }
        switch (schema.get("type").getAsString()) {
            case "object" -> object(schema, value, path);
            case "array" -> {
                hold(value.isJsonArray(), path, schema, value);
                hold(value.getAsJsonArray().size() <= schema.get("maxItems").getAsInt(), path, schema, value);
                value.getAsJsonArray().forEach(item -> require(schema.getAsJsonObject("items"), item, path + "[]"));
            }
            case "string" -> text(schema, value, path);
            case "boolean" -> hold(primitive(value).isBoolean(), path, schema, value);
            case "integer" -> {
                hold(primitive(value).isNumber(), path, schema, value);
                long number = value.getAsBigDecimal().longValueExact();
                hold(number >= schema.get("minimum").getAsLong(), path, schema, value);
                hold(number <= schema.get("maximum").getAsLong(), path, schema, value);
            }
            default -> throw new AssertionError(path + " has an unknown type: " + schema);
        }
    }

    private static void object(JsonObject schema, JsonElement value, String path) {
        hold(value.isJsonObject(), path, schema, value);
        JsonObject object = value.getAsJsonObject();
        if (!schema.has("properties")) {
            object.entrySet()
                    .forEach(entry -> require(
                            schema.getAsJsonObject("additionalProperties"),
                            entry.getValue(),
                            path + "." + entry.getKey()));
            return;
        }
        schema.getAsJsonArray("required").forEach(name -> hold(object.has(name.getAsString()), path, schema, value));
        for (Map.Entry<String, JsonElement> field : object.entrySet()) {
            JsonElement known = schema.getAsJsonObject("properties").get(field.getKey());
            hold(known != null, path, schema, value);
            require(known.getAsJsonObject(), field.getValue(), path + "." + field.getKey());
        }
    }

    private static void text(JsonObject schema, JsonElement value, String path) {
        hold(primitive(value).isString(), path, schema, value);
        String text = value.getAsString();
        hold(text.length() <= schema.get("maxLength").getAsInt(), path, schema, value);
        if (schema.has("pattern")) {
            hold(text.matches(schema.get("pattern").getAsString()), path, schema, value);
        }
    }

    private static JsonPrimitive primitive(JsonElement value) {
        return value.isJsonPrimitive() ? value.getAsJsonPrimitive() : new JsonPrimitive("no primitive");
    }

    private static void hold(boolean holds, String path, JsonObject schema, JsonElement value) {
        if (!holds) {
            throw new AssertionError(path + ": " + value + " is not of " + schema);
        }
    }
}

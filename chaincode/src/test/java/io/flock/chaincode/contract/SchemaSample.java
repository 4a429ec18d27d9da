package io.flock.chaincode.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;

/** Values of a JSON schema, made by reading nothing but the schema: what a tool would make of it. */
record SchemaSample(Random random) {

    /**
     * A value that the schema accepts.
     *
     * @param name of the field, for texts whose grammar no schema can say
     */
    JsonElement of(String name, JsonObject schema) {
        if (schema.has("enum")) {
            JsonArray values = schema.getAsJsonArray("enum");
            return values.get(random.nextInt(values.size()));
        }
        return switch (schema.get("type").getAsString()) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "string" -> new JsonPrimitive(text(name, schema));
            case "boolean" -> new JsonPrimitive(random.nextBoolean());
            case "integer" -> new JsonPrimitive(number(schema));
            default -> throw new IllegalStateException("an unknown type: " + schema);
        };
    }

    /** With every required field, and with each other one or without it. */
    private JsonObject object(JsonObject schema) {
        JsonObject made = new JsonObject();
        if (!schema.has("properties")) {
            return made;
        }
        List<String> required = StreamSupport.stream(
                        schema.getAsJsonArray("required").spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
        for (Map.Entry<String, JsonElement> field :
                schema.getAsJsonObject("properties").entrySet()) {
            if (required.contains(field.getKey()) || random.nextBoolean()) {
                made.add(field.getKey(), of(field.getKey(), field.getValue().getAsJsonObject()));
            }
        }
        return made;
    }

    private JsonArray array(String name, JsonObject schema) {
        JsonArray made = new JsonArray();
        int size = random.nextInt(Math.min(3, schema.get("maxItems").getAsInt()) + 1);
        for (int i = 0; i < size; i++) {
            made.add(of(name, schema.getAsJsonObject("items")));
        }
        return made;
    }

    private String text(String name, JsonObject schema) {
        if (schema.has("pattern")) {
            return RegexSample.of(schema.get("pattern").getAsString(), random);
        }
        return name.equals("cid") ? "bafybeigdyrztktx3" : "text";
    }

    private long number(JsonObject schema) {
        long least = schema.get("minimum").getAsLong();
        long most = schema.get("maximum").getAsLong();
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + (long) (random.nextDouble() * Math.min(1_000, most - least));
        };
    }

    /** The value with another type at one place. */
    static JsonElement ofAnotherType(JsonElement value) {
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
            return new JsonPrimitive(7);
        }
        return value.isJsonObject() ? new JsonPrimitive("text") : JsonNull.INSTANCE;
    }
}

package io.flock.protocol.codec;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;

/** {@code true} or {@code false}. */
record BooleanForm() implements Form {
    @Override
    public void write(Object value, StringBuilder out) {
        out.append((boolean) value);
    }

    @Override
    public Object read(JsonReader in, String path) throws IOException {
        Form.expect(in, JsonToken.BOOLEAN, path);
        return in.nextBoolean();
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "boolean");
        return schema;
    }
}

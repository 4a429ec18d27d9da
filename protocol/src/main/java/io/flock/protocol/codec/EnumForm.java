package io.flock.protocol.codec;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** An enum by its constant's name. */
record EnumForm(List<Enum<?>> constants) implements Form {
    static EnumForm of(Class<?> type) {
        return new EnumForm(Arrays.stream(type.getEnumConstants())
                .<Enum<?>>map(constant -> (Enum<?>) constant)
                .toList());
    }

    @Override
    public void write(Object value, StringBuilder out) {
        JsonText.write(((Enum<?>) value).name(), out);
    }

    @Override
    public Object read(JsonReader in, String path) throws IOException {
        Form.expect(in, JsonToken.STRING, path);
        String name = in.nextString();
        return constants.stream()
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.INVALID_ARGUMENT, path + " must be one of " + constants + ", is " + Quoted.of(name)));
    }

    @Override
    public JsonObject schema() {
        JsonArray names = new JsonArray();
        constants.forEach(constant -> names.add(constant.name()));
        JsonObject schema = new JsonObject();
        schema.add("enum", names);
        schema.addProperty("type", "string");
        return schema;
    }
}

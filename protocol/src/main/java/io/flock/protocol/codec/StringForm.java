package io.flock.protocol.codec;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;

/** A text of at most {@code limit} characters. */
record StringForm(int limit) implements Form {
    @Override
    public void write(Object value, StringBuilder out) {
        JsonText.write(checked((String) value, HERE), out);
    }

    @Override
    public Object read(JsonReader in, String path) throws IOException {
        Form.expect(in, JsonToken.STRING, path);
        return checked(in.nextString(), path);
    }

    private String checked(String text, String path) {
        if (text.length() > limit) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, path + " has " + text.length() + " characters, the limit is " + limit);
        }
        return JsonText.checked(text, path);
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        schema.addProperty("maxLength", limit);
        schema.addProperty("type", "string");
        return schema;
    }
}

package io.flock.protocol.codec;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A list of at most {@code limit} entries. */
record ListForm(Form item, int limit) implements Form {
    @Override
    public void write(Object value, StringBuilder out) {
        out.append('[');
        int start = out.length();
        for (Object entry : (List<?>) value) {
            if (out.length() > start) {
                out.append(',');
            }
            item.write(entry, out);
        }
        out.append(']');
    }

    @Override
    public Object read(JsonReader in, String path) throws IOException {
        Form.expect(in, JsonToken.BEGIN_ARRAY, path);
        in.beginArray();
        List<Object> entries = new ArrayList<>();
        while (in.hasNext()) {
            if (entries.size() == limit) {
                throw new FlockException(
                        ErrorCode.INVALID_ARGUMENT, path + " has more entries than its limit of " + limit);
            }
            entries.add(item.read(in, path + "[" + entries.size() + "]"));
        }
        in.endArray();
        return List.copyOf(entries);
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        schema.add("items", item.schema());
        schema.addProperty("maxItems", limit);
        schema.addProperty("type", "array");
        return schema;
    }
}

package io.flock.protocol.codec;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An object whose names are ids of ours, in the order of their texts. */
record MapForm(TextValueForm key, Form item, int limit) implements Form {
    @Override
    public void write(Object value, StringBuilder out) {
        SortedMap<String, Object> entries = new TreeMap<>();
        ((Map<?, ?>) value).forEach((id, entry) -> entries.put(key.text(id), entry));
        out.append('{');
        int start = out.length();
        entries.forEach((name, entry) -> {
            if (out.length() > start) {
                out.append(',');
            }
            JsonText.write(name, out);
            out.append(':');
            item.write(entry, out);
        });
        out.append('}');
    }

    @Override
    public Object read(JsonReader in, String path) throws IOException {
        Form.expect(in, JsonToken.BEGIN_OBJECT, path);
        in.beginObject();
        SortedMap<Object, Object> entries = new TreeMap<>();
        while (in.hasNext()) {
            String name = in.nextName();
            String place = path + "." + Quoted.of(name);
            if (entries.size() == limit) {
                throw new FlockException(
                        ErrorCode.INVALID_ARGUMENT, path + " has more entries than its limit of " + limit);
            }
            if (name.length() > key.form().maxLength()) {
                throw new FlockException(ErrorCode.INVALID_ARGUMENT, place + " is too long a name");
            }
            if (entries.put(key.parse(name, place), item.read(in, place)) != null) {
                throw new FlockException(ErrorCode.INVALID_ARGUMENT, place + " stands twice");
            }
        }
        in.endObject();
        return Collections.unmodifiableSortedMap(entries);
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        schema.add("additionalProperties", item.schema());
        schema.addProperty("maxProperties", limit);
        schema.add("propertyNames", key.schema());
        schema.addProperty("type", "object");
        return schema;
    }
}

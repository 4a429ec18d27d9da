package io.flock.protocol.codec;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A record by its components: an object with exactly these fields. */
final class RecordForm implements Form {
    private static final String VERSION = "schemaVersion";

    private final Constructor<?> constructor;
    private final boolean versioned;
    private final SortedMap<String, RecordField> fields;

    RecordForm(Constructor<?> constructor, boolean versioned, List<RecordField> fields) {
        this.constructor = constructor;
        this.versioned = versioned;
        this.fields = new TreeMap<>();
        fields.forEach(field -> this.fields.put(field.name(), field));
    }

    @Override
    public void write(Object value, StringBuilder out) {
        SortedMap<String, Object> present = new TreeMap<>();
        for (RecordField field : fields.values()) {
            Object content = Reflected.call(field.accessor(), value);
            if (content == null) {
                throw new FlockException(
                        ErrorCode.INVALID_ARGUMENT,
                        value.getClass().getSimpleName() + "." + field.name() + " is null",
                        "give a value; Optional.empty() where there may be none");
            }
            if (!field.optional()) {
                present.put(field.name(), content);
            } else if (((Optional<?>) content).isPresent()) {
                present.put(field.name(), ((Optional<?>) content).get());
            }
        }
        if (versioned) {
            present.put(VERSION, StateDocument.SCHEMA_VERSION);
        }
        out.append('{');
        int start = out.length();
        present.forEach((name, content) -> {
            if (out.length() > start) {
                out.append(',');
            }
            JsonText.write(name, out);
            out.append(':');
            if (versioned && name.equals(VERSION)) {
                out.append(content);
            } else {
                write(fields.get(name), content, out);
            }
        });
        out.append('}');
    }

    /** What a value is refused for names its field, as in reading. */
    private static void write(RecordField field, Object content, StringBuilder out) {
        try {
            field.form().write(content, out);
        } catch (FlockException e) {
            if (e.code().isEmpty() || !e.what().startsWith(HERE)) {
                throw e;
            }
            String inner = e.what().substring(HERE.length());
            throw new FlockException(e.code().get(), HERE + "." + field.name() + inner, e.todo(), e);
        }
    }

    @Override
    public Object read(JsonReader in, String path) throws IOException {
        Form.expect(in, JsonToken.BEGIN_OBJECT, path);
        in.beginObject();
        Object[] arguments = new Object[fields.size()];
        boolean version = false;
        while (in.hasNext()) {
            String name = in.nextName();
            if (versioned && name.equals(VERSION)) {
                requireOnce(!version, path, name);
                readVersion(in, path);
                version = true;
                continue;
            }
            RecordField field = fields.get(name);
            if (field == null) {
                throw new FlockException(
                        ErrorCode.UNKNOWN_FIELD,
                        path + " has the unknown field " + Quoted.of(name) + ", known are " + fields.keySet());
            }
            requireOnce(arguments[field.position()] == null, path, name);
            Object content = field.form().read(in, path + "." + name);
            arguments[field.position()] = field.optional() ? Optional.of(content) : content;
        }
        in.endObject();
        if (versioned && !version) {
            throw missing(path, VERSION);
        }
        for (RecordField field : fields.values()) {
            if (arguments[field.position()] == null) {
                if (!field.optional()) {
                    throw missing(path, field.name());
                }
                arguments[field.position()] = Optional.empty();
            }
        }
        return Reflected.construct(constructor, arguments, path);
    }

    private static void readVersion(JsonReader in, String path) throws IOException {
        long found = (long) new IntegralForm(true, 1, Range.MAX_EXACT).read(in, path + "." + VERSION);
        if (found > StateDocument.SCHEMA_VERSION) {
            throw new FlockException(
                    ErrorCode.SCHEMA_TOO_NEW,
                    path + " has schema version " + found + ", this software knows " + StateDocument.SCHEMA_VERSION);
        }
    }

    private static void requireOnce(boolean first, String path, String name) {
        if (!first) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, path + "." + name + " stands twice");
        }
    }

    private static FlockException missing(String path, String name) {
        return new FlockException(ErrorCode.MISSING_FIELD, path + "." + name + " is missing");
    }

    @Override
    public JsonObject schema() {
        JsonObject properties = new JsonObject();
        JsonArray required = new JsonArray();
        SortedMap<String, JsonObject> sorted = new TreeMap<>();
        fields.values().forEach(field -> sorted.put(field.name(), field.form().schema()));
        if (versioned) {
            sorted.put(VERSION, new IntegralForm(false, 1, StateDocument.SCHEMA_VERSION).schema());
        }
        sorted.forEach((name, schema) -> {
            properties.add(name, schema);
            if (!fields.containsKey(name) || !fields.get(name).optional()) {
                required.add(name);
            }
        });
        JsonObject schema = new JsonObject();
        schema.addProperty("additionalProperties", false);
        schema.add("properties", properties);
        schema.add("required", required);
        schema.addProperty("type", "object");
        return schema;
    }
}

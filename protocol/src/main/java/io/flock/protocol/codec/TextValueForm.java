package io.flock.protocol.codec;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.lang.reflect.Method;

/** A value type of ours that is one JSON string. */
record TextValueForm(TextForm form, Method reader, Method writer) implements Form {
    static TextValueForm of(Class<?> type) {
        TextForm form = type.getAnnotation(TextForm.class);
        return new TextValueForm(
                form, Reflected.method(type, form.read(), String.class), Reflected.method(type, form.write()));
    }

    String text(Object value) {
        return (String) Reflected.call(writer, value);
    }

    Object parse(String text, String path) {
        try {
            return Reflected.call(reader, null, text);
        } catch (FlockException e) {
            throw e.at(path);
        }
    }

    @Override
    public void write(Object value, StringBuilder out) {
        JsonText.write(text(value), out);
    }

    @Override
    public Object read(JsonReader in, String path) throws IOException {
        return parse((String) new StringForm(form.maxLength()).read(in, path), path);
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        schema.addProperty("maxLength", form.maxLength());
        schema.addProperty("pattern", "^(" + form.pattern() + ")$");
        schema.addProperty("type", "string");
        return schema;
    }
}

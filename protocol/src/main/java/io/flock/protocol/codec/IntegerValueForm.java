package io.flock.protocol.codec;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.lang.reflect.Method;

/** A value type of ours that is one JSON integer. */
record IntegerValueForm(IntegralForm number, Method reader, Method writer) implements Form {
    static IntegerValueForm of(Class<?> type) {
        IntegerForm form = type.getAnnotation(IntegerForm.class);
        return new IntegerValueForm(
                new IntegralForm(false, form.min(), form.max()),
                Reflected.method(type, "of", int.class),
                Reflected.method(type, "value"));
    }

    @Override
    public void write(Object value, StringBuilder out) {
        number.write(Reflected.call(writer, value), out);
    }

    @Override
    public Object read(JsonReader in, String path) throws IOException {
        return Reflected.call(reader, null, number.read(in, path));
    }

    @Override
    public JsonObject schema() {
        return number.schema();
    }
}

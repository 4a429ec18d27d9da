package io.flock.client.bundle;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;

/** The one way to write a tree: keys sorted, no white space, numbers in plain notation without trailing zeros. */
final class CanonicalJson {
    private CanonicalJson() {}

    static byte[] write(SortedMap<String, Object> tree) {
        StringWriter text = new StringWriter();
        try (JsonWriter out = new JsonWriter(text)) {
            out.setHtmlSafe(false);
            write(out, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonWriter out, Object value) throws IOException {
        if (value instanceof SortedMap<?, ?> map) {
            out.beginObject();
            for (var entry : map.entrySet()) {
                out.name((String) entry.getKey());
                write(out, entry.getValue());
            }
            out.endObject();
        } else if (value instanceof List<?> list) {
            out.beginArray();
            for (Object element : list) {
                write(out, element);
            }
            out.endArray();
        } else if (value instanceof Double number) {
            out.jsonValue(plain(number));
        } else if (value instanceof Integer number) {
            out.value(number);
        } else if (value instanceof Boolean flag) {
            out.value(flag);
        } else {
            out.value((String) value);
        }
    }

    /** Nine digits: what {@link Fields#decimal} lets in, so that reading and writing keep each other's values. */
    private static String plain(double number) {
        BigDecimal exact = new BigDecimal(number, new MathContext(9)).stripTrailingZeros();
        return exact.signum() == 0 ? "0" : exact.toPlainString();
    }
}

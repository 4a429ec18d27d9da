package io.flock.protocol.codec;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.io.IOException;

/** An integer, {@code int} or {@code long}; fractions, exponents, {@code -0} and leading zeros are refused. */
record IntegralForm(boolean wide, long min, long max) implements Form {
    private static final int MOST_DIGITS = 18;

    @Override
    public void write(Object value, StringBuilder out) {
        out.append(inRange(((Number) value).longValue(), HERE));
    }

    @Override
    public Object read(JsonReader in, String path) throws IOException {
        Form.expect(in, JsonToken.NUMBER, path);
        String text = in.nextString();
        if (!isInteger(text)) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    path + " must be an integer from " + min + " to " + max + ", is " + Quoted.of(text));
        }
        long value = inRange(Long.parseLong(text), path);
        if (wide) {
            return value;
        }
        return Math.toIntExact(value);
    }

    /** {@code 0|-?[1-9][0-9]{0,17}} by hand: documents hold hundreds. */
    private static boolean isInteger(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - start;
        if (digits < 1 || digits > MOST_DIGITS || text.charAt(start) == '0') {
            return text.equals("0");
        }
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private long inRange(long value, String path) {
        if (value < min || value > max) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, path + " must be from " + min + " to " + max + ", is " + value);
        }
        return value;
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        schema.addProperty("maximum", max);
        schema.addProperty("minimum", min);
        schema.addProperty("type", "integer");
        return schema;
    }
}

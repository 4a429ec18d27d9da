package io.flock.protocol.codec;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;

/** How one type is written, read and described. */
interface Form {
    /** Where a value stands that is written by itself, as paths begin. */
    String HERE = "$";

    /** Appends the value's canonical JSON. */
    void write(Object value, StringBuilder out);

    /**
     * Reads one value.
     *
     * @param path where the value stands, for the refusal
     */
    Object read(JsonReader in, String path) throws IOException;

    /** The type's JSON schema. */
    JsonObject schema();

    /** Refuses another kind of JSON value. */
    static void expect(JsonReader in, JsonToken expected, String path) throws IOException {
        JsonToken found = in.peek();
        if (found != expected) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, path + " must be a JSON " + expected + ", is " + found);
        }
    }
}

package io.flock.protocol.codec;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Writes and reads the records of this project.
 *
 * <p>A record's components are its fields; {@code Optional.empty()} is an omitted field; amounts are decimal strings of
 * micro-FLOCK; digests and salts lower-case hex; a {@link StateDocument} carries {@code schemaVersion}.
 */
public final class Json {
    /**
     * The longest text that is read, in characters. The longest document is an epoch of the Arena in which 128 validators with
     * the longest ids judge 128 nodes twice, with 4.4 million.
     */
    public static final int MAX_LENGTH = 1 << 23;

    private Json() {}

    /**
     * The value's one canonical text: keys sorted, no white space, integers only.
     *
     * @throws FlockException INVALID_ARGUMENT for a component that is null
     */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        Forms.of(value.getClass()).write(value, out);
        return out.toString();
    }

    /** {@link #write} in UTF-8: what is hashed, and what is kept in the world state. */
    public static byte[] writeBytes(Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads strictly; white space and the order of fields are free, nothing else is.
     *
     * @throws FlockException MALFORMED_JSON, UNKNOWN_FIELD, MISSING_FIELD, SCHEMA_TOO_NEW, INVALID_ARGUMENT, or what the
     *     record itself refuses, with the field's path
     */
    public static <T> T read(String text, Class<T> type) {
        if (text.length() > MAX_LENGTH) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "$ has " + text.length() + " characters, the limit is " + MAX_LENGTH);
        }
        JsonReader in = new JsonReader(new StringReader(text));
        in.setStrictness(Strictness.STRICT);
        try {
            Object value = Forms.of(type).read(in, "$");
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw new FlockException(
                        ErrorCode.MALFORMED_JSON, "more text follows the value at " + JsonPlace.of(in));
            }
            return type.cast(value);
        } catch (MalformedJsonException | EOFException e) {
            throw new FlockException(
                    ErrorCode.MALFORMED_JSON,
                    Quoted.of(text) + " is not strict JSON at " + JsonPlace.of(in),
                    ErrorCode.MALFORMED_JSON.remedy(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can't fail", e);
        }
    }

    /** {@link #read(String, Class)} of UTF-8; other bytes are MALFORMED_JSON. */
    public static <T> T read(byte[] utf8, Class<T> type) {
        try {
            return read(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(utf8))
                            .toString(),
                    type);
        } catch (CharacterCodingException e) {
            throw new FlockException(
                    ErrorCode.MALFORMED_JSON, "the bytes are not UTF-8", ErrorCode.MALFORMED_JSON.remedy(), e);
        }
    }
}

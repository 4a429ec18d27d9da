package io.flock.protocol.marketplace;

import io.flock.protocol.codec.TextForm;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.util.regex.Pattern;

/** Where a host's API is: an HTTP or HTTPS address without query, such as {@code https://models.example.org}. */
@TextForm(pattern = Endpoint.GRAMMAR, maxLength = 200)
public record Endpoint(String text) {
    static final String GRAMMAR = "https?://[A-Za-z0-9.:\\[\\]-]{1,180}(/[A-Za-z0-9._~/-]{0,100})?";
    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    public Endpoint {
        if (text.length() > 200 || !PATTERN.matcher(text).matches()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    Quoted.of(text) + " is not a host's address",
                    "give an address such as https://models.example.org, without query");
        }
    }

    /** Reads an address; INVALID_ARGUMENT outside of its grammar. */
    public static Endpoint parse(String text) {
        return new Endpoint(text);
    }

    @Override
    public String toString() {
        return text;
    }
}

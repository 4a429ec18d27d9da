package io.flock.protocol.identity;

import io.flock.protocol.codec.TextForm;
import java.util.regex.Pattern;

/** A listed model, named by who lists it. */
@TextForm(pattern = ListingId.GRAMMAR, maxLength = 40)
public record ListingId(String text) implements Comparable<ListingId> {
    static final String GRAMMAR = "[a-z0-9][a-z0-9-]{0,39}";
    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    public ListingId {
        Grammar.require(PATTERN, text, "a listing's id");
    }

    /** Reads an id; INVALID_ARGUMENT outside of its grammar. */
    public static ListingId parse(String text) {
        return new ListingId(text);
    }

    @Override
    public int compareTo(ListingId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.flock.protocol.identity;

import io.flock.protocol.codec.TextForm;
import java.util.regex.Pattern;

/** A transaction: the ledger's own id, 64 lower-case hex digits. */
@TextForm(pattern = TransactionId.GRAMMAR, maxLength = 64)
public record TransactionId(String text) implements Comparable<TransactionId> {
    static final String GRAMMAR = "[0-9a-f]{64}";
    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    public TransactionId {
        Grammar.require(PATTERN, text, "a transaction id");
    }

    /** Reads an id; INVALID_ARGUMENT outside of its grammar. */
    public static TransactionId parse(String text) {
        return new TransactionId(text);
    }

    @Override
    public int compareTo(TransactionId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

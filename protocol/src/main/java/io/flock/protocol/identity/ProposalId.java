package io.flock.protocol.identity;

import io.flock.protocol.codec.TextForm;
import java.util.regex.Pattern;

/** A proposal of governance, named by who makes it. */
@TextForm(pattern = ProposalId.GRAMMAR, maxLength = 40)
public record ProposalId(String text) implements Comparable<ProposalId> {
    static final String GRAMMAR = "[a-z0-9][a-z0-9-]{0,39}";
    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    public ProposalId {
        Grammar.require(PATTERN, text, "a proposal id");
    }

    /** Reads an id; INVALID_ARGUMENT outside of its grammar. */
    public static ProposalId parse(String text) {
        return new ProposalId(text);
    }

    @Override
    public int compareTo(ProposalId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

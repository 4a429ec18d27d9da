package io.flock.protocol.identity;

import io.flock.protocol.codec.TextForm;

/** An organisation: its MSP id. */
@TextForm(pattern = OrganisationId.GRAMMAR, maxLength = 64)
public record OrganisationId(String text) implements Comparable<OrganisationId> {
    static final String GRAMMAR = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    public OrganisationId {
        if (!Grammar.isOf("._-", 64, text) || !Grammar.isLetterOrDigit(text.charAt(0))) {
            throw Grammar.refusal(GRAMMAR, text, "an organisation's MSP id");
        }
    }

    /** Reads an id; INVALID_ARGUMENT outside of its grammar. */
    public static OrganisationId parse(String text) {
        return new OrganisationId(text);
    }

    @Override
    public int compareTo(OrganisationId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

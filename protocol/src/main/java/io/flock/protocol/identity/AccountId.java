package io.flock.protocol.identity;

import io.flock.protocol.codec.TextForm;

/**
 * An account: {@code <MSP id>::<enrolment id>}. A renewed certificate is the same account (attack 8); the owner is the
 * organisation's member that the certificate names.
 *
 * @param name the enrolment id, {@code [A-Za-z0-9._@-]{1,64}}
 */
@TextForm(pattern = AccountId.GRAMMAR, maxLength = 130)
public record AccountId(OrganisationId organisation, String name) implements Comparable<AccountId> {
    static final String NAME = "[A-Za-z0-9._@-]{1,64}";
    static final String GRAMMAR = OrganisationId.GRAMMAR + "::" + NAME;

    public AccountId {
        if (!Grammar.isOf("._@-", 64, name)) {
            throw Grammar.refusal(NAME, name, "an enrolment id");
        }
    }

    /** An account of an organisation by its enrolment id. */
    public static AccountId of(String organisation, String name) {
        return new AccountId(OrganisationId.parse(organisation), name);
    }

    /** Reads {@code <MSP id>::<enrolment id>}; INVALID_ARGUMENT outside of the grammar. */
    public static AccountId parse(String text) {
        int colons = text.indexOf("::");
        if (colons < 0) {
            throw Grammar.refusal(GRAMMAR, text, "an account id");
        }
        return of(text.substring(0, colons), text.substring(colons + 2));
    }

    /** The order of the texts, which is the order of the keys in the world state. */
    @Override
    public int compareTo(AccountId other) {
        String own = organisation.text();
        String others = other.organisation.text();
        if (own.equals(others)) {
            return name.compareTo(other.name);
        }
        boolean prefix = own.startsWith(others) || others.startsWith(own);
        return prefix ? toString().compareTo(other.toString()) : own.compareTo(others);
    }

    @Override
    public String toString() {
        return organisation.text() + "::" + name;
    }
}

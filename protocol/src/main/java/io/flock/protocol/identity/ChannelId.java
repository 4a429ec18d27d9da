package io.flock.protocol.identity;

import io.flock.protocol.codec.TextForm;
import java.util.regex.Pattern;

/**
 * A payment channel: {@code <host>/<consumer>/<name>}. Both ends stand in the id, so that a voucher that names it can be
 * cashed by nobody else (attack 32).
 *
 * @param name chosen by the consumer, {@code [a-z0-9][a-z0-9-]{0,39}}
 */
@TextForm(pattern = ChannelId.GRAMMAR, maxLength = 302)
public record ChannelId(AccountId host, AccountId consumer, String name) implements Comparable<ChannelId> {
    static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";
    static final String GRAMMAR = AccountId.GRAMMAR + "/" + AccountId.GRAMMAR + "/" + NAME;
    private static final Pattern NAME_PATTERN = Pattern.compile(NAME);

    public ChannelId {
        Grammar.require(NAME_PATTERN, name, "a channel's name");
    }

    /** Reads {@code <host>/<consumer>/<name>}; INVALID_ARGUMENT outside of the grammar. */
    public static ChannelId parse(String text) {
        int first = text.indexOf('/');
        int second = text.indexOf('/', first + 1);
        if (first < 0 || second < 0) {
            throw Grammar.refusal(GRAMMAR, text, "a channel's id");
        }
        return new ChannelId(
                AccountId.parse(text.substring(0, first)),
                AccountId.parse(text.substring(first + 1, second)),
                text.substring(second + 1));
    }

    @Override
    public int compareTo(ChannelId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return host + "/" + consumer + "/" + name;
    }
}

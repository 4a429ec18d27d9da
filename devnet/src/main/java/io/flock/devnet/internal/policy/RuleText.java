package io.flock.devnet.internal.policy;

import io.flock.devnet.internal.msp.NodeRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the text form of signature policies: {@code AND}, {@code OR} and {@code OutOf} of {@code 'Org1MSP.peer'}. */
final class RuleText {
    private final String text;
    private int at;

    private RuleText(String text) {
        this.text = text;
    }

    /**
     * @throws IllegalArgumentException if the text is no policy; the message says what was found where
     */
    static Rule parse(String text) {
        RuleText reader = new RuleText(text);
        Rule rule = reader.rule();
        reader.skipSpace();
        if (reader.at < text.length()) {
            throw reader.unexpected("the end");
        }
        return rule;
    }

    private Rule rule() {
        skipSpace();
        if (at < text.length() && isQuote(text.charAt(at))) {
            return new Rule.SignedBy(principal());
        }
        String gate = word().toLowerCase(Locale.ROOT);
        expect('(');
        return switch (gate) {
            case "and" -> all(rules());
            case "or" -> new Rule.OutOf(1, rules());
            case "outof" -> outOf();
            default -> throw unexpected("AND, OR, OutOf or a quoted principal");
        };
    }

    private static Rule all(List<Rule> rules) {
        return new Rule.OutOf(rules.size(), rules);
    }

    private Rule outOf() {
        int required = number();
        expect(',');
        return new Rule.OutOf(required, rules());
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        do {
            rules.add(rule());
            skipSpace();
        } while (accept(','));
        expect(')');
        return rules;
    }

    private int number() {
        skipSpace();
        boolean quoted = at < text.length() && isQuote(text.charAt(at));
        if (quoted) {
            at++;
        }
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (start == at || at - start > 4) {
            throw unexpected("a number");
        }
        int number = Integer.parseInt(text.substring(start, at));
        if (quoted) {
            at++;
        }
        return number;
    }

    private Principal principal() {
        char quote = text.charAt(at);
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw unexpected("a closing quote");
        }
        String principal = text.substring(at + 1, end);
        int dot = principal.lastIndexOf('.');
        if (dot < 1) {
            throw unexpected("a principal like 'Org1MSP.peer'");
        }
        Optional<NodeRole> role = role(principal.substring(dot + 1));
        at = end + 1;
        return new Principal(principal.substring(0, dot), role);
    }

    private Optional<NodeRole> role(String name) {
        if (name.equals("member")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(NodeRole.values())
                .filter(role -> role.unit().equals(name))
                .findFirst()
                .orElseThrow(() -> unexpected("one of the roles member, client, peer, admin and orderer")));
    }

    private String word() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean accept(char wanted) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw unexpected("'" + wanted + "'");
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private IllegalArgumentException unexpected(String wanted) {
        return new IllegalArgumentException(
                "the policy " + text + " is not understood at position " + at + ": expected " + wanted);
    }
}

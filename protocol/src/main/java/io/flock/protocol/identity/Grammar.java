package io.flock.protocol.identity;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.util.regex.Pattern;

/** Refuses ids outside of their grammar: hostile ones never reach a key or a log (attack 24). */
final class Grammar {
    private Grammar() {}

    static String require(Pattern grammar, String text, String what) {
        if (!grammar.matcher(text).matches()) {
            throw refusal(grammar.pattern(), text, what);
        }
        return text;
    }

    /**
     * Whether all of 1 to {@code most} characters are ASCII letters, digits or among the others. By hand, for what documents
     * hold by the thousand: each endorser reads each, and a pattern takes several times as long.
     */
    static boolean isOf(String others, int most, String text) {
        if (text.isEmpty() || text.length() > most) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (!isLetterOrDigit(at) && others.indexOf(at) < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isLetterOrDigit(char at) {
        return (at >= 'a' && at <= 'z') || (at >= '0' && at <= '9') || (at >= 'A' && at <= 'Z');
    }

    static FlockException refusal(String grammar, String text, String what) {
        return new FlockException(
                ErrorCode.INVALID_ARGUMENT, Quoted.of(text) + " is not " + what + ", which is " + grammar);
    }
}

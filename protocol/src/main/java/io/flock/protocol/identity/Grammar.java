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

    static FlockException refusal(String grammar, String text, String what) {
        return new FlockException(
                ErrorCode.INVALID_ARGUMENT, Quoted.of(text) + " is not " + what + ", which is " + grammar);
    }
}

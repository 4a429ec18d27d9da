package io.flock.protocol.arena;

import io.flock.protocol.codec.TextForm;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.protocol.money.Millionths;
import java.util.regex.Pattern;

/**
 * A validator's judgement of a submission. Written as its millionths, {@code I} or {@code U}: there is no text for a
 * negative, an enormous or a non-finite score (attack 34).
 *
 * @param millionths 0 to 1 000 000, higher is better; 0 unless it is a value
 */
@TextForm(pattern = Score.GRAMMAR, maxLength = 7)
public record Score(Kind kind, int millionths) {
    static final String GRAMMAR = "0|[1-9][0-9]{0,6}|I|U";
    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    /** What a score says. */
    public enum Kind {
        /** The model was measured. */
        VALUE,
        /** It can't be loaded, is too large, names another account, or its loss is not finite: the worst score. */
        INVALID,
        /** Bytes or key could not be had: neither counted nor slashed. */
        UNAVAILABLE
    }

    public static final Score INVALID = new Score(Kind.INVALID, 0);
    public static final Score UNAVAILABLE = new Score(Kind.UNAVAILABLE, 0);

    public Score {
        if (millionths < 0 || millionths > Millionths.ONE || (kind != Kind.VALUE && millionths != 0)) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "a score is from 0 to 1000000 millionths, not " + millionths);
        }
    }

    /** A measured score. */
    public static Score of(int millionths) {
        return new Score(Kind.VALUE, millionths);
    }

    /** Reads millionths, {@code I} or {@code U}. */
    public static Score parse(String text) {
        if (!PATTERN.matcher(text).matches()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, Quoted.of(text) + " is not a score, which is " + GRAMMAR);
        }
        return switch (text) {
            case "I" -> INVALID;
            case "U" -> UNAVAILABLE;
            default -> of(Integer.parseInt(text));
        };
    }

    /** Whether it counts in a consensus: all but {@code UNAVAILABLE} do, an invalid model as the worst score. */
    public boolean counts() {
        return kind != Kind.UNAVAILABLE;
    }

    /** How far two scores that count are apart, in millionths; {@code INVALID} stands at 0. */
    public int distanceTo(Score other) {
        return Math.abs(millionths - other.millionths);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case VALUE -> Integer.toString(millionths);
            case INVALID -> "I";
            case UNAVAILABLE -> "U";
        };
    }
}

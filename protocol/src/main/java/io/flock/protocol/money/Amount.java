package io.flock.protocol.money;

import io.flock.protocol.codec.TextForm;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * An amount of FLOCK, never negative. On the wire: a decimal string of micro-FLOCK ({@code "100250000"}); for people:
 * FLOCK with up to six decimals ({@code 100.25}).
 *
 * @param micros micro-FLOCK; 1 FLOCK = 1 000 000
 */
@TextForm(pattern = "0|[1-9][0-9]{0,18}", maxLength = 19, read = "ofMicros", write = "microsText")
public record Amount(long micros) implements Comparable<Amount> {
    /** Micro-FLOCK in one FLOCK. */
    public static final long MICROS_PER_FLOCK = 1_000_000;

    public static final Amount ZERO = new Amount(0);

    private static final Pattern WIRE = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final Pattern PEOPLE = Pattern.compile("(0|[1-9][0-9]{0,12})(\\.[0-9]{1,6})?");

    public Amount {
        if (micros < 0) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "an amount is never negative, not " + micros + " micro-FLOCK",
                    "give 0 or more");
        }
    }

    /** Whole FLOCK. */
    public static Amount ofFlock(long flock) {
        try {
            return new Amount(Math.multiplyExact(flock, MICROS_PER_FLOCK));
        } catch (ArithmeticException e) {
            throw overflow(flock + " FLOCK are too many");
        }
    }

    public static Amount ofMicros(long micros) {
        return new Amount(micros);
    }

    /** Reads the wire form: micro-FLOCK in decimal, without sign or leading zeros. */
    public static Amount ofMicros(String text) {
        if (!WIRE.matcher(text).matches()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    Quoted.of(text) + " is not an amount of micro-FLOCK",
                    "send a decimal string without sign, point or leading zeros");
        }
        try {
            return new Amount(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw overflow(text + " micro-FLOCK are too many");
        }
    }

    /** Reads what people write: FLOCK with up to six decimals, {@code 100.25}. */
    public static Amount parse(String text) {
        if (!PEOPLE.matcher(text).matches()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    Quoted.of(text) + " is not an amount of FLOCK",
                    "write FLOCK with at most six decimals, such as 100.25");
        }
        int point = text.indexOf('.');
        if (point < 0) {
            return ofFlock(Long.parseLong(text));
        }
        String decimals = (text.substring(point + 1) + "000000").substring(0, 6);
        return ofFlock(Long.parseLong(text.substring(0, point))).plus(new Amount(Long.parseLong(decimals)));
    }

    /** The wire form: micro-FLOCK in decimal. */
    public String microsText() {
        return Long.toString(micros);
    }

    /** For people: FLOCK without needless decimals, {@code 100.25}. */
    public String format() {
        long whole = micros / MICROS_PER_FLOCK;
        long rest = micros % MICROS_PER_FLOCK;
        if (rest == 0) {
            return Long.toString(whole);
        }
        String decimals = Long.toString(MICROS_PER_FLOCK + rest).substring(1);
        int end = decimals.length();
        while (decimals.charAt(end - 1) == '0') {
            end--;
        }
        return whole + "." + decimals.substring(0, end);
    }

    public static Amount sum(Collection<Amount> amounts) {
        Amount sum = ZERO;
        for (Amount amount : amounts) {
            sum = sum.plus(amount);
        }
        return sum;
    }

    /** The sum; AMOUNT_OVERFLOW above 2⁶³ − 1 micro-FLOCK. */
    public Amount plus(Amount other) {
        long sum = micros + other.micros;
        if (sum < 0) {
            throw overflow(format() + " and " + other.format() + " FLOCK are too many together");
        }
        return new Amount(sum);
    }

    /** The difference; AMOUNT_OVERFLOW when the other is greater, so callers check first and say what is lacking. */
    public Amount minus(Amount other) {
        if (isLessThan(other)) {
            throw overflow(other.format() + " FLOCK can't be taken from " + format());
        }
        return new Amount(micros - other.micros);
    }

    /** Times a count; AMOUNT_OVERFLOW above the range. */
    public Amount times(long count) {
        try {
            return new Amount(Math.multiplyExact(micros, count));
        } catch (ArithmeticException e) {
            throw overflow(format() + " FLOCK times " + count + " are too many");
        }
    }

    /** The floor of an equal part. */
    public Amount dividedBy(long parts) {
        if (parts <= 0) {
            throw new IllegalArgumentException("parts: " + parts);
        }
        return new Amount(micros / parts);
    }

    public Amount min(Amount other) {
        return isLessThan(other) ? this : other;
    }

    public Amount max(Amount other) {
        return isLessThan(other) ? other : this;
    }

    public boolean isZero() {
        return micros == 0;
    }

    public boolean isLessThan(Amount other) {
        return micros < other.micros;
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(micros, other.micros);
    }

    @Override
    public String toString() {
        return format() + " FLOCK";
    }

    private static FlockException overflow(String what) {
        return new FlockException(ErrorCode.AMOUNT_OVERFLOW, what);
    }
}

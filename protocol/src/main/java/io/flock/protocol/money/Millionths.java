package io.flock.protocol.money;

import io.flock.protocol.codec.IntegerForm;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.math.BigInteger;

/**
 * A share between 0 and 1, in millionths.
 *
 * @param value 0 to 1 000 000
 */
@IntegerForm(min = 0, max = Millionths.ONE)
public record Millionths(int value) implements Comparable<Millionths> {
    /** The whole. */
    public static final int ONE = 1_000_000;

    public Millionths {
        if (value < 0 || value > ONE) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "a share is from 0 to 1000000 millionths, not " + value);
        }
    }

    public static Millionths of(int value) {
        return new Millionths(value);
    }

    /** This share of an amount, rounded down to a micro-FLOCK. */
    public Amount of(Amount whole) {
        return Amount.ofMicros(BigInteger.valueOf(whole.micros())
                .multiply(BigInteger.valueOf(value))
                .divide(BigInteger.valueOf(ONE))
                .longValueExact());
    }

    /**
     * This share of what a sum has grown by: its share now less its share before, each rounded down. A sum that grows in any
     * number of parts gives the same in all, as long as the share stays the same.
     *
     * @param after not less than {@code before}
     */
    public Amount ofNext(Amount before, Amount after) {
        return of(after).minus(of(before));
    }

    /** This share of a count, rounded down. */
    public int ofCount(int count) {
        return Math.toIntExact((long) count * value / ONE);
    }

    @Override
    public int compareTo(Millionths other) {
        return Integer.compare(value, other.value);
    }
}

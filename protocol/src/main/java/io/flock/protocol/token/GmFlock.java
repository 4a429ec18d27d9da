package io.flock.protocol.token;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.math.BigInteger;

/**
 * What locking FLOCK gives: gmFLOCK, which can't be sent. {@code m = n} for up to 30 days, then {@code m = n · (1 + 2.19 ·
 * (t − 30) / 365)}, up to 365 days: 0.006 of the principal for each day more, so that whole days need no rounding of the
 * factor. Source: FLock's gmFLOCK page.
 */
public final class GmFlock {
    /** The shortest lock, in days. */
    public static final int MIN_DAYS = 1;
    /** The longest lock, in days. */
    public static final int MAX_DAYS = 365;

    /** What redeeming costs, of the principal: 5.13 %. */
    public static final Millionths FEE = Millionths.of(51_300);

    private static final int FLAT_DAYS = 30;
    private static final long MILLI_PER_DAY = 6;
    private static final long ONE_MILLI = 1_000;
    private static final long SECONDS_PER_DAY = 86_400;

    private GmFlock() {}

    /**
     * The gmFLOCK for a principal, rounded down to a micro.
     *
     * @param days {@value #MIN_DAYS} to {@value #MAX_DAYS}
     * @throws FlockException INVALID_ARGUMENT for other days; AMOUNT_OVERFLOW
     */
    public static Amount minted(Amount principal, int days) {
        if (days < MIN_DAYS || days > MAX_DAYS) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "$.days is from " + MIN_DAYS + " to " + MAX_DAYS + ", not " + days);
        }
        BigInteger micros = BigInteger.valueOf(principal.micros())
                .multiply(BigInteger.valueOf(factorMilli(days)))
                .divide(BigInteger.valueOf(ONE_MILLI));
        if (micros.bitLength() > 63) {
            throw new FlockException(
                    ErrorCode.AMOUNT_OVERFLOW, "the gmFLOCK for " + principal + " over " + days + " days are too many");
        }
        return Amount.ofMicros(micros.longValueExact());
    }

    /** The most gmFLOCK that a principal can give. */
    public static Amount most(Amount principal) {
        return minted(principal, MAX_DAYS);
    }

    /** gmFLOCK per FLOCK, in thousandths. */
    public static long factorMilli(int days) {
        return ONE_MILLI + MILLI_PER_DAY * Math.max(0, days - FLAT_DAYS);
    }

    /** What redeeming costs, rounded down; it goes to the treasury. */
    public static Amount fee(Amount principal) {
        return FEE.of(principal);
    }

    /**
     * From which timestamp on a lock can be redeemed: two clock windows after its days, since the locking client may have
     * claimed a time that is one window early and the redeeming one may claim one that is one window late.
     *
     * @param lockedAt seconds since 1970, as the locking client claimed
     */
    public static long redeemableAt(long lockedAt, int days, int clockWindowSeconds) {
        return lockedAt + days * SECONDS_PER_DAY + 2L * clockWindowSeconds;
    }
}

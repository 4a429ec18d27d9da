package io.flock.protocol.arena.reward;

import io.flock.protocol.money.Amount;
import java.math.BigInteger;

/** When the final reward becomes free. */
public final class Vesting {
    private static final long SECONDS_PER_DAY = 86_400;

    private Vesting() {}

    /**
     * What is free of an amount: linear from 0 at {@code from} to all of it {@code days} days later, rounded down; all at
     * once for 0 days.
     *
     * @param from when the task ended, epoch seconds
     * @param now epoch seconds
     */
    public static Amount vested(Amount whole, long from, int days, long now) {
        long length = days * SECONDS_PER_DAY;
        long elapsed = Math.max(0, now - from);
        if (elapsed >= length) {
            return whole;
        }
        return Amount.ofMicros(BigInteger.valueOf(whole.micros())
                .multiply(BigInteger.valueOf(elapsed))
                .divide(BigInteger.valueOf(length))
                .longValueExact());
    }
}

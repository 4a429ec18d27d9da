package io.flock.protocol.emission;

import io.flock.protocol.money.Amount;
import java.math.BigInteger;

/**
 * How many FLOCK an epoch mints: 309 157.68 at first, times 0.99 after every 30 epochs, over 1 800 epochs, 420 000 000 in
 * all at most. Source: FLock's supply page and reward contract, whose counter counts mints, so that an epoch in which
 * nothing is minted does not use the schedule up.
 */
public final class EmissionSchedule {
    /** How many epochs mint. */
    public static final int EPOCHS = 1_800;
    /** What the schedule mints in all, at most. */
    public static final Amount MOST = Amount.ofFlock(420_000_000);
    /** What can ever be minted, by founding, proposals and emission together. */
    public static final Amount CAP = Amount.ofFlock(1_000_000_000);

    private static final int EPOCHS_PER_STEP = 30;
    private static final BigInteger FIRST = BigInteger.valueOf(309_157_680_000L);

    private EmissionSchedule() {}

    /**
     * What the next epoch mints: {@code ⌊309 157.68 · 0.99^⌊mints / 30⌋⌋} in micro-FLOCK, within the caps.
     *
     * @param mints how many epochs minted before
     * @param emitted what they minted in all
     * @param minted what was minted in all, by whatever means
     */
    public static Amount next(int mints, Amount emitted, Amount minted) {
        return scheduled(mints).min(left(MOST, emitted)).min(left(CAP, minted));
    }

    /**
     * What the schedule says before the caps; nothing after its end.
     *
     * @param mints how many epochs minted before
     */
    public static Amount scheduled(int mints) {
        if (mints >= EPOCHS) {
            return Amount.ZERO;
        }
        int steps = mints / EPOCHS_PER_STEP;
        return Amount.ofMicros(FIRST.multiply(BigInteger.valueOf(99).pow(steps))
                .divide(BigInteger.valueOf(100).pow(steps))
                .longValueExact());
    }

    private static Amount left(Amount most, Amount used) {
        return used.isLessThan(most) ? most.minus(used) : Amount.ZERO;
    }
}

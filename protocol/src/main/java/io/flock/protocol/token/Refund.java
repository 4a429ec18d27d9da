package io.flock.protocol.token;

import io.flock.protocol.money.Amount;
import java.util.Optional;

/**
 * What leaves a task for an account.
 *
 * @param flock into its balance
 * @param lock back into its lock, what a stake of gmFLOCK and the FLOCK behind it are after penalties
 */
public record Refund(Amount flock, Optional<LockPart> lock) {
    /** Nothing at all. */
    public static final Refund NONE = new Refund(Amount.ZERO, Optional.empty());

    /**
     * What a stake is when it leaves its task: FLOCK for the balance, or gmFLOCK for the lock that it is from.
     *
     * @param cover what stands behind a stake of gmFLOCK; absent for FLOCK
     */
    public static Refund of(Amount stake, Optional<Cover> cover) {
        return cover.map(behind -> new Refund(Amount.ZERO, Optional.of(behind.part(stake))))
                .orElseGet(() -> new Refund(stake, Optional.empty()));
    }

    /** All FLOCK in it, with what goes back into the lock. */
    public Amount total() {
        return flock.plus(lock.map(LockPart::principal).orElse(Amount.ZERO));
    }

    /** Whether there is nothing to be written: no FLOCK, and no lock that waits. */
    public boolean isEmpty() {
        return flock.isZero() && lock.isEmpty();
    }

    /** The same with more FLOCK for the balance. */
    public Refund plus(Amount more) {
        return new Refund(flock.plus(more), lock);
    }
}

package io.flock.protocol.token;

import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.math.BigInteger;

/**
 * What stands behind a stake of gmFLOCK: FLOCK that left its owner's lock for the task, as long as the stake is in it.
 * So a task holds all that its penalties can move, and no advance writes a lock.
 *
 * @param lock the transaction that locked
 */
public record Cover(TransactionId lock, Amount principal) {

    /**
     * What stands behind the stake after some of it was burned: {@code principal · slashed / stake} is moved out, rounded
     * down, so that a micro's fraction stays with the owner until its last gmFLOCK is burned.
     *
     * @param stake gmFLOCK before the penalty
     * @param slashed at most the stake
     */
    public Cover after(Amount stake, Amount slashed) {
        if (slashed.isZero()) {
            return this;
        }
        BigInteger moved = BigInteger.valueOf(principal.micros())
                .multiply(BigInteger.valueOf(slashed.micros()))
                .divide(BigInteger.valueOf(stake.micros()));
        return new Cover(lock, principal.minus(Amount.ofMicros(moved.longValueExact())));
    }

    /** The part of the lock that a stake is. */
    public LockPart part(Amount stake) {
        return new LockPart(lock, stake, principal);
    }
}

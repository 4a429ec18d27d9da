package io.flock.protocol.token;

import io.flock.protocol.money.Amount;

/** What of a lock is in tasks: gmFLOCK as it was staked, and the FLOCK that left the lock with it. */
public record LockedStake(Amount gm, Amount principal) {
    /** Nothing. */
    public static final LockedStake NONE = new LockedStake(Amount.ZERO, Amount.ZERO);

    LockedStake plus(LockPart part) {
        return new LockedStake(gm.plus(part.gm()), principal.plus(part.principal()));
    }

    LockedStake minus(LockPart part) {
        return new LockedStake(gm.minus(part.gm()), principal.minus(part.principal()));
    }
}

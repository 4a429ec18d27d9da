package io.flock.protocol.token;

import io.flock.protocol.codec.Range;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.math.BigInteger;
import java.util.Optional;

/**
 * FLOCK that their owner locked.
 *
 * @param principal what was locked, less what penalties of tasks moved out
 * @param gm the gmFLOCK that it gave, less what penalties burned; what is in tasks counts until it comes back
 * @param lockedAt the locking transaction's timestamp
 * @param redeemed what was paid back; absent as long as it is locked
 * @param staked what of it is in tasks; absent for nothing
 */
public record LockRecord(
        Amount principal,
        Amount gm,
        @Range(min = GmFlock.MIN_DAYS, max = GmFlock.MAX_DAYS) int days,
        long lockedAt,
        Optional<Amount> redeemed,
        Optional<LockedStake> staked)
        implements StateDocument {

    public LockRecord {
        staked = staked.filter(out -> !out.equals(LockedStake.NONE));
    }

    /** A lock as it begins. */
    public static LockRecord of(Amount principal, int days, long lockedAt) {
        return new LockRecord(
                principal, GmFlock.minted(principal, days), days, lockedAt, Optional.empty(), Optional.empty());
    }

    /** The lock after its end: the gmFLOCK are burned, the principal less the fee was paid back. */
    public LockRecord redeem() {
        return new LockRecord(
                principal, gm, days, lockedAt, Optional.of(principal.minus(GmFlock.fee(principal))), staked);
    }

    /** FLOCK that it holds now: without what is in tasks. */
    public Amount held() {
        return redeemed.isPresent() ? Amount.ZERO : principal.minus(out().principal());
    }

    /** gmFLOCK that could be staked. */
    public Amount free() {
        return redeemed.isPresent() ? Amount.ZERO : gm.minus(out().gm());
    }

    /**
     * A part of the lock for a task. The FLOCK behind it is its share of what the lock holds, rounded up.
     *
     * @param id the lock's
     * @param stake gmFLOCK
     * @throws FlockException INSUFFICIENT_BALANCE when it has less that is free
     */
    public LockPart part(TransactionId id, Amount stake) {
        if (free().isLessThan(stake) || stake.isZero()) {
            throw new FlockException(
                    ErrorCode.INSUFFICIENT_BALANCE,
                    "lock " + id + " has " + free().format() + " gmFLOCK to stake, not " + stake.format(),
                    "stake less, or another lock");
        }
        BigInteger free = BigInteger.valueOf(free().micros());
        BigInteger behind = BigInteger.valueOf(held().micros())
                .multiply(BigInteger.valueOf(stake.micros()))
                .add(free.subtract(BigInteger.ONE))
                .divide(free);
        return new LockPart(id, stake, Amount.ofMicros(behind.longValueExact()));
    }

    /** The lock without a part that went into a task. */
    public LockRecord without(LockPart part) {
        return with(principal, gm, out().plus(part));
    }

    /**
     * The lock after a part came back.
     *
     * @param taken the part as it was staked
     * @param left what penalties left of it; the rest is burned and moved for good
     */
    public LockRecord restored(LockPart taken, LockPart left) {
        return with(
                principal.minus(taken.principal().minus(left.principal())),
                gm.minus(taken.gm().minus(left.gm())),
                out().minus(taken));
    }

    private LockRecord with(Amount newPrincipal, Amount newGm, LockedStake out) {
        return new LockRecord(newPrincipal, newGm, days, lockedAt, redeemed, Optional.of(out));
    }

    private LockedStake out() {
        return staked.orElse(LockedStake.NONE);
    }
}

package io.flock.protocol.arena;

import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.math.BigInteger;

/**
 * What a pool adds to a member's stake.
 *
 * @param delegated money of the pool's delegators in the task, less penalties
 * @param effect what it adds to the stake's effect
 * @param ratio σ, what the member keeps of the reward that it adds
 */
public record Backing(Amount delegated, Amount effect, Millionths ratio) {
    /** As allotted: the effect is ε times the amount, rounded down. */
    public static Backing of(Amount allotted, Millionths effectiveness, Millionths ratio) {
        return new Backing(allotted, effectiveness.of(allotted), ratio);
    }

    /**
     * After a penalty of the member: what is delegated loses the same share, rounded down (attack 50).
     *
     * @param stake the member's own before the penalty
     * @param taken of it
     */
    public Backing slashed(Amount stake, Amount taken) {
        return new Backing(
                delegated.minus(part(delegated, taken, stake)), effect.minus(part(effect, taken, stake)), ratio);
    }

    private static Amount part(Amount of, Amount taken, Amount stake) {
        if (taken.isZero()) {
            return Amount.ZERO;
        }
        return Amount.ofMicros(BigInteger.valueOf(of.micros())
                .multiply(BigInteger.valueOf(taken.micros()))
                .divide(BigInteger.valueOf(stake.micros()))
                .longValueExact());
    }
}

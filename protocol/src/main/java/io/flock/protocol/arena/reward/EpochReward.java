package io.flock.protocol.arena.reward;

import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.math.BigInteger;

/**
 * An epoch's reward, divided between the two sides.
 *
 * @param nodes RN
 * @param validators RV
 */
public record EpochReward(Amount nodes, Amount validators) {
    /**
     * R0: an equal part of what is undistributed.
     *
     * @param undistributed the pool less the accumulated Reward B
     * @param settlementsLeft the epochs left, this one included, and the final validation
     */
    public static Amount whole(Amount undistributed, int settlementsLeft) {
        return undistributed.dividedBy(settlementsLeft);
    }

    /**
     * {@code RN = R0 · (γ + (1 − 2γ) · T/(T+S))}, rounded down, and {@code RV = R0 − RN}. Source: FLock's task manager V2.
     * Without any stake nothing is divided.
     *
     * @param nodeStake T, the nodes' effective stake
     * @param validatorStake S, the validators'
     * @param gamma at most ½
     */
    public static EpochReward split(Amount whole, Millionths gamma, Amount nodeStake, Amount validatorStake) {
        BigInteger t = BigInteger.valueOf(nodeStake.micros());
        BigInteger both = t.add(BigInteger.valueOf(validatorStake.micros()));
        if (both.signum() == 0) {
            return new EpochReward(Amount.ZERO, Amount.ZERO);
        }
        BigInteger one = BigInteger.valueOf(Millionths.ONE);
        BigInteger g = BigInteger.valueOf(gamma.value());
        BigInteger numerator = g.multiply(both).add(one.subtract(g.shiftLeft(1)).multiply(t));
        Amount nodes = Amount.ofMicros(BigInteger.valueOf(whole.micros())
                .multiply(numerator)
                .divide(one.multiply(both))
                .longValueExact());
        return new EpochReward(nodes, whole.minus(nodes));
    }

    /** Reward B of the nodes' part: λ of it, rounded down, kept for the final rank. */
    public Amount locked(Millionths lockedShare) {
        return lockedShare.of(nodes);
    }

    /** Reward A: the rest, paid by the epoch's rank. */
    public Amount immediate(Millionths lockedShare) {
        return nodes.minus(locked(lockedShare));
    }
}

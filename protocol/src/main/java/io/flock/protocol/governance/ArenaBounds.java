package io.flock.protocol.governance;

import io.flock.protocol.codec.Range;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;

/**
 * What governance asks of Arena tasks, beside the bounds of all tasks.
 *
 * @param creatorMinStake what a creator locks at least that has no record of a completed task and is no recognised expert
 * @param claimFee what is kept of rewards for the treasury when they are claimed
 * @param maxVestingDays the longest vesting of a final reward
 */
public record ArenaBounds(
        Amount creatorMinStake, Millionths claimFee, @Range(min = 0, max = 3_650) int maxVestingDays) {
    /** A thousand FLOCK, no fee, a year. */
    public static ArenaBounds defaults() {
        return new ArenaBounds(Amount.ofFlock(1_000), Millionths.of(0), 365);
    }
}

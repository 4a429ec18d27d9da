package io.flock.protocol.governance;

import io.flock.protocol.codec.Range;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.money.Millionths;

/**
 * What governance asks of delegations.
 *
 * @param effectiveness ε, what a delegated FLOCK counts against an own one
 * @param maxMultiple how many times an owner's own stake a pool may put into a task
 * @param coolDownSeconds how long a delegation stands before it can be allotted, changed or taken back
 * @param noticeSeconds how long before it counts a sharing ratio is announced: at least the cool-down, so that who does not
 *     agree can leave, and at most seven days
 * @param claimFee what is kept of delegators' rewards for the treasury
 */
public record DelegationBounds(
        Millionths effectiveness,
        @Range(min = 0, max = 100) int maxMultiple,
        @Range(min = 0, max = 604_800) int coolDownSeconds,
        @Range(min = 0, max = 604_800) int noticeSeconds,
        Millionths claimFee) {
    public DelegationBounds {
        if (noticeSeconds < coolDownSeconds) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "noticeSeconds is at least coolDownSeconds, " + coolDownSeconds + ", not " + noticeSeconds);
        }
    }

    /** Full effect, five times the own stake, a day, two days' notice, no fee. */
    public static DelegationBounds defaults() {
        return new DelegationBounds(Millionths.of(Millionths.ONE), 5, 86_400, 172_800, Millionths.of(0));
    }
}

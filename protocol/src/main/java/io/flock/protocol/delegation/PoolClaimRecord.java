package io.flock.protocol.delegation;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;

/**
 * What a delegator has got of an allotment.
 *
 * @param epochs the settlements up to this one, not included, are paid
 * @param rewards paid, fees included
 * @param principal given back, once, at the end
 * @param fees kept for the treasury
 * @param ended whether what is due at the end is paid
 */
public record PoolClaimRecord(int epochs, Amount rewards, Amount principal, Amount fees, boolean ended)
        implements StateDocument {
    /** Nothing yet. */
    public static PoolClaimRecord none() {
        return new PoolClaimRecord(0, Amount.ZERO, Amount.ZERO, Amount.ZERO, false);
    }

    /** All that left the task for the delegator and the treasury. */
    public Amount total() {
        return rewards.plus(principal);
    }
}

package io.flock.protocol.arena;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;

/**
 * What an account has been paid of a task beside its stake.
 *
 * @param epochs the settlements up to this one, not included, are paid
 * @param rewards paid of settlements, fees included
 * @param vested paid of the final reward, fees included
 * @param dues paid at the end
 * @param fees kept for the treasury
 */
public record ArenaClaimRecord(int epochs, Amount rewards, Amount vested, Amount dues, Amount fees)
        implements StateDocument {
    /** Nothing yet. */
    public static ArenaClaimRecord none() {
        return new ArenaClaimRecord(0, Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO);
    }

    /** All that left the task for the account and the treasury. */
    public Amount total() {
        return rewards.plus(vested).plus(dues);
    }
}

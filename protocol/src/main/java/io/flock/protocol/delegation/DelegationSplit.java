package io.flock.protocol.delegation;

import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;

/** What of a reward its pool gets. Source: FLock's task manager V2.1. */
public final class DelegationSplit {
    private DelegationSplit() {}

    /**
     * The pool's part, {@code (1 − σ) · max(0, with − without)}, rounded down; the rest is the owner's. Who accepts
     * delegations so never gets less than without them.
     *
     * @param with the reward with all that is delegated
     * @param without the reward that the owner would have got of the same whole, at the same rank, with its own stake only
     * @param ratio σ, what the owner keeps of the difference
     */
    public static Amount pool(Amount with, Amount without, Millionths ratio) {
        Amount more = with.minus(without.min(with));
        return Millionths.of(Millionths.ONE - ratio.value()).of(more);
    }
}

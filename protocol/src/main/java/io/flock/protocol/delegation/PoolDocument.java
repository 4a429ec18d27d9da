package io.flock.protocol.delegation;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.Optional;

/**
 * An account's pool in a role; written by its owner only.
 *
 * @param ratio σ, what the owner keeps of the reward that delegations add
 * @param next a ratio that is announced
 * @param minDelegation what a delegation is at least
 */
public record PoolDocument(
        AccountId owner, ArenaRole role, Millionths ratio, Optional<RatioChange> next, Amount minDelegation)
        implements StateDocument {

    /** The ratio in force at a time, in epoch seconds. */
    public Millionths ratioAt(long time) {
        return next.filter(change -> change.from() <= time)
                .map(RatioChange::ratio)
                .orElse(ratio);
    }

    /** With another ratio from a time on; what is in force now stays until then. */
    public PoolDocument announcing(Millionths to, long now, long from) {
        return new PoolDocument(owner, role, ratioAt(now), Optional.of(new RatioChange(to, from)), minDelegation);
    }
}

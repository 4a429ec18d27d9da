package io.flock.protocol.arena;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;

/**
 * Who has a pool behind it in a task.
 *
 * @param own its stake without what is delegated
 * @param ratio σ, what it keeps of the reward that its pool adds
 */
public record PoolOwner(AccountId account, Amount own, Millionths ratio) {}

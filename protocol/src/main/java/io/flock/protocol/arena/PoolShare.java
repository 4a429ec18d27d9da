package io.flock.protocol.arena;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/**
 * What an epoch meant to a pool in a task.
 *
 * @param account the pool's owner
 * @param with the owner's reward with all that is delegated
 * @param without what it would have been with the owner's own stake only
 * @param reward the pool's part of the difference; the rest of {@code with} is the owner's
 * @param slashed what penalties of the owner took of the delegated stake
 */
public record PoolShare(AccountId account, Amount with, Amount without, Amount reward, Amount slashed) {}

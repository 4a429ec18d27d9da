package io.flock.protocol.delegation.request;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;

/** Opens the caller's pool in a role; {@code ratio} is what the owner keeps of the reward that delegations add. */
public record OpenPool(ArenaRole role, Millionths ratio, Amount minDelegation) {}

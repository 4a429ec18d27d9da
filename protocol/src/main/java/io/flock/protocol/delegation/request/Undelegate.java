package io.flock.protocol.delegation.request;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/** Takes back what the caller has in a pool and no task holds. */
public record Undelegate(AccountId owner, ArenaRole role, Amount amount) {}

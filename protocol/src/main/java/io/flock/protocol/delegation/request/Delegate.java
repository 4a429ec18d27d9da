package io.flock.protocol.delegation.request;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** Delegates FLOCK of the caller to a pool, beside what it has there. */
public record Delegate(AccountId owner, ArenaRole role, Amount amount, @Limit(100) Optional<List<CreditId>> collect) {}

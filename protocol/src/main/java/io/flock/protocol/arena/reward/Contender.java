package io.flock.protocol.arena.reward;

import io.flock.protocol.arena.Score;
import io.flock.protocol.identity.AccountId;

/** A submission with its consensus score, and the epoch in which its account first revealed this model. */
public record Contender(AccountId account, Score score, int firstEpoch) {}

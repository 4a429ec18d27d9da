package io.flock.protocol.arena.jury;

import io.flock.protocol.arena.Score;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/** A validator's revealed score of one submission, with its effective stake. */
public record Report(AccountId validator, Amount stake, Score score) {}

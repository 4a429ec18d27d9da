package io.flock.protocol.alliance;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/** An account's part in a round, with its stake at the round's start. */
public record Seat(AccountId account, Role role, Amount stake) {}

package io.flock.protocol.alliance;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/** An account's part of a round's reward, added to its stake. */
public record Payout(AccountId account, Amount amount) {}

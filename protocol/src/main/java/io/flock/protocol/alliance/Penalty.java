package io.flock.protocol.alliance;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/** Stake that an account loses; capped by what is left of it. */
public record Penalty(AccountId account, PenaltyReason reason, Amount amount) {}

package io.flock.protocol.governance;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/** FLOCK that are minted for an account. */
public record Grant(AccountId account, Amount amount) {}

package io.flock.protocol.token.request;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/** Lets a spender take up to an amount; replaces what it was. */
public record Approve(AccountId spender, Amount amount) {}

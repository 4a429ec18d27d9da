package io.flock.protocol.token.request;

import io.flock.protocol.identity.AccountId;

/** Asks for an account's balance. */
public record BalanceOf(AccountId account) {}

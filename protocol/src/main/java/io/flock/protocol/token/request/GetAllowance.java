package io.flock.protocol.token.request;

import io.flock.protocol.identity.AccountId;

/** Asks what a spender may still take. */
public record GetAllowance(AccountId owner, AccountId spender) {}

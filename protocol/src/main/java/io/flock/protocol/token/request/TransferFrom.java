package io.flock.protocol.token.request;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/** Sends FLOCK of an owner that allowed it. */
public record TransferFrom(AccountId from, AccountId to, Amount amount) {}

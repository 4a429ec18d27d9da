package io.flock.protocol.token;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/** FLOCK that others sent, until the receiver folds them into its balance: nobody's dust can block an account. */
public record Credit(Amount amount, AccountId from, @Limit(200) String reason) implements StateDocument {}

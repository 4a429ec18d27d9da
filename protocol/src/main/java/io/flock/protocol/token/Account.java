package io.flock.protocol.token;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;

/** An account's spendable balance. */
public record Account(Amount balance) implements StateDocument {}

package io.flock.protocol.token;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;

/** What a spender may still take from an owner. */
public record Allowance(Amount amount) implements StateDocument {}

package io.flock.protocol.token;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;

/** One transaction's change of what belongs to nobody. */
public record Entry(Amount amount) implements StateDocument {}

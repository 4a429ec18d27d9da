package io.flock.protocol.alliance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;

/** What an account was paid at the end of a task; once. */
public record ClaimRecord(Amount amount) implements StateDocument {}

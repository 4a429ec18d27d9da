package io.flock.protocol.arena;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;

/** That an account took its stake back, and how much of it was left; once. */
public record UnstakeRecord(Amount amount) implements StateDocument {}

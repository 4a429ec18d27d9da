package io.flock.protocol.emission;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;

/** The frozen stake that acted in a task's last round that was settled in an epoch; written by the task's advances. */
public record StakeTotal(Amount stake) implements StateDocument {}

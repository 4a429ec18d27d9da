package io.flock.protocol.emission;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;

/** What an epoch minted for a task, until the task's next advance folds it into its pool. */
public record Emitted(Amount amount) implements StateDocument {}

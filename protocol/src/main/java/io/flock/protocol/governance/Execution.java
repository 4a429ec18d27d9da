package io.flock.protocol.governance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.TransactionId;

/** That a proposal took effect, and by which transaction. */
public record Execution(TransactionId transaction) implements StateDocument {}

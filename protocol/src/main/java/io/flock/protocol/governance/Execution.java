package io.flock.protocol.governance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.TransactionId;
import java.util.Optional;

/**
 * That a proposal took effect, and by which transaction.
 *
 * @param change what it changed, and when; absent in records of before the history
 */
public record Execution(TransactionId transaction, Optional<GovernanceChange> change) implements StateDocument {}

package io.flock.protocol.governance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;

/**
 * One organisation's approval of a digest.
 *
 * @param approvedAt seconds since 1970-01-01T00:00Z, as the approver claims; absent in records of before the history
 */
public record Approval(Digest digest, AccountId approver, Optional<Long> approvedAt) implements StateDocument {}
